package corpus

import (
	"net/url"
	"strings"
	"unicode"
)

// addressDamage says what is wrong with an address, or "" if it is sound.
func addressDamage(addr string) string {
	if addr == "" || strings.HasPrefix(addr, "#") || strings.HasPrefix(addr, "mailto:") {
		return ""
	}
	lower := strings.ToLower(addr)
	if !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "https://") {
		return ""
	}
	rest := lower[strings.Index(lower, "://")+3:]
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
	host := u.Hostname()
	switch {
	case host == "" || strings.Contains(host, "..") || strings.HasPrefix(host, ".") || strings.HasSuffix(host, "-"):
		return "its host name cannot be right"
	case !strings.Contains(host, ".") && host != "localhost":
		return "its host name has no ending"
	case strings.Contains(host, ","):
		return "its host name holds a comma"
	}
	return ""
}
