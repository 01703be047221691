// Package pattern has regular expressions that are compiled when they are first
// used: of the two hundred that there are a program that answers one question
// needs a third, and to compile all takes longer than to read a brief.
package pattern

import (
	"os"
	"regexp"
	"strings"
	"sync"
)

// A Pattern is a [regexp.Regexp], whose methods it has. It is safe for
// concurrent use.
type Pattern struct {
	expression string
	compiled   func() *regexp.Regexp
}

// New makes a pattern. A faulty expression panics when it is first used, and in
// a test at once, as [regexp.MustCompile] does: no test has to reach each one.
// The go command's own lazy patterns tell a test in the same way.
func New(expression string) *Pattern {
	p := &Pattern{expression, sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })}
	if len(os.Args) > 0 && strings.HasSuffix(strings.TrimSuffix(os.Args[0], ".exe"), ".test") {
		p.compiled()
	}
	return p
}

func (p *Pattern) String() string { return p.expression }

func (p *Pattern) Match(b []byte) bool              { return p.compiled().Match(b) }
func (p *Pattern) MatchString(s string) bool        { return p.compiled().MatchString(s) }
func (p *Pattern) Find(b []byte) []byte             { return p.compiled().Find(b) }
func (p *Pattern) FindIndex(b []byte) []int         { return p.compiled().FindIndex(b) }
func (p *Pattern) FindString(s string) string       { return p.compiled().FindString(s) }
func (p *Pattern) FindStringIndex(s string) []int   { return p.compiled().FindStringIndex(s) }
func (p *Pattern) FindSubmatchIndex(b []byte) []int { return p.compiled().FindSubmatchIndex(b) }
func (p *Pattern) FindAllSubmatchIndex(b []byte, n int) [][]int {
	return p.compiled().FindAllSubmatchIndex(b, n)
}
func (p *Pattern) FindSubmatch(b []byte) [][]byte       { return p.compiled().FindSubmatch(b) }
func (p *Pattern) FindStringSubmatch(s string) []string { return p.compiled().FindStringSubmatch(s) }
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.compiled().FindStringSubmatchIndex(s)
}
func (p *Pattern) FindAllString(s string, n int) []string { return p.compiled().FindAllString(s, n) }
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringIndex(s, n)
}
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.compiled().FindAllStringSubmatch(s, n)
}
func (p *Pattern) ReplaceAll(b, with []byte) []byte { return p.compiled().ReplaceAll(b, with) }
func (p *Pattern) ReplaceAllString(s, with string) string {
	return p.compiled().ReplaceAllString(s, with)
}
func (p *Pattern) ReplaceAllStringFunc(s string, with func(string) string) string {
	return p.compiled().ReplaceAllStringFunc(s, with)
}
func (p *Pattern) Split(s string, n int) []string { return p.compiled().Split(s, n) }
func (p *Pattern) ReplaceAllFunc(b []byte, with func([]byte) []byte) []byte {
	return p.compiled().ReplaceAllFunc(b, with)
}
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringSubmatchIndex(s, n)
}
