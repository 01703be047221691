package corpus

// metadata is what the YAML before the text says.
type metadata struct {
	title string
}

// readMetadata reads the YAML front matter and returns where the text begins.
func (d *draft) readMetadata() int { return 0 }

func (d *draft) language() string { return "en" }
