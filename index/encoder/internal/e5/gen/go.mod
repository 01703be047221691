// Its own module, so that briefbot does not depend on what only its assembly
// is made with. Run it with "go generate" in the folder above.
module briefbot/index/encoder/internal/e5/gen

go 1.26.0

require github.com/mmcloughlin/avo v0.5.0

require (
	golang.org/x/mod v0.6.0 // indirect
	golang.org/x/sys v0.1.0 // indirect
	golang.org/x/tools v0.2.0 // indirect
)
