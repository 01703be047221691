package corpus

import (
	"net/url"
	"strings"
	"unicode"
)

// addressDamage says what is wrong with an address of the web, or "" if it is sound.
func addressDamage(addr string) string {
	scheme, rest, _ := strings.Cut(strings.ToLower(addr), "://")
	if scheme != "http" && scheme != "https" {
		return ""
	}
	// An address may be a part of another in archives and redirections, where
	// it follows a slash, "=" or "?".
	if i := max(strings.Index(rest, "https://"), strings.Index(rest, "http://")); i > 0 && !strings.ContainsRune("/=?&", rune(rest[i-1])) {
		return "another address is pasted into it"
	}
	if strings.IndexFunc(addr, unicode.IsSpace) >= 0 {
		return "it is broken by white space"
	}
	u, err := url.Parse(addr)
	if err != nil {
		return "it cannot be read as an address"
	}
	switch host := u.Hostname(); {
	case strings.HasSuffix(host, "-"):
		return "its host name cannot be right"
	case !strings.Contains(host, ".") && host != "localhost":
		return "its host name has no ending"
	}
	return ""
}
