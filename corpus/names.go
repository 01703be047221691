package corpus

import (
	"strings"

	"briefbot/corpus/pattern"
)

// A role is what a heading's words say about the text under it.
type role uint8

const (
	plainRole role = iota
	contentsRole
	notesRole
	referencesRole
	adviceRole // recommendations
	backRole
	annexRole
	summaryRole
)

// roleOf reads a heading by the words of structure.txt.
func roleOf(name string) role {
	n := fold(name)
	s := structure()
	if r := s.headings[n]; r != plainRole {
		return r
	}
	first, rest, _ := strings.Cut(n, " ")
	switch {
	case first == "about" && len(rest) > 1 && len(rest) <= 60:
		return backRole // "About the Council"
	case s.annexes[first]:
		return annexRole
	case wordCount(n) <= 14 && (s.advice.in(n) || s.measures.in(n)):
		return adviceRole
	}
	return plainRole
}

var (
	headingNumber = pattern.New(`^((?:(?i:chapter|section|part|kapitel|chapitre|partie|teil|abschnitt)\s+)?(?:\d{1,2}(?:\.\d{1,2}){0,4}|[IVXLC]{1,6}|[A-Z](?:\.\d{1,2}){1,3}|[A-H])[.):]?)(?:\s+[–—-])?\s+(\S.*)$`)
	// eastNumber is a number as Chinese and Japanese headings have it: "一、背景",
	// "第二章 背景", "（三）背景".
	eastNumber = pattern.New(`^(?:第?([一二三四五六七八九十]{1,4}|\d{1,2})(?:[章节節部篇編]|[、．])|[（(]([一二三四五六七八九十]{1,3})[)）])\s*(\S.*)$`)
	partAlone  = pattern.New(`^(?i:chapter|section|part|kapitel|chapitre|partie|teil|abschnitt)\s?(\d{1,2}|[IVXLC]{1,6})$`)
	bareNumber = pattern.New(`^(\d{1,2}(\.\d{1,2}){0,4}|[IVXLC]{1,6})[.):]?$`)
)

// splitNumber takes the printed number off a heading: "2.1 Water" is "2.1"
// and "Water". "I" and "A" count only with a stop or bracket: they are words
// too, as is "5" in "5 lessons".
func splitNumber(name string) (number, rest string) {
	if m := eastNumber.FindStringSubmatch(name); m != nil {
		return m[1] + m[2], m[3]
	}
	m := headingNumber.FindStringSubmatch(name)
	if m == nil {
		return "", name
	}
	num := m[1]
	bare := strings.TrimRight(num, ".):")
	if bare == num && !strings.Contains(num, ".") {
		words := strings.Fields(m[2])
		if num[0] >= 'A' && num[0] <= 'Z' && !strings.Contains(num, " ") && !(len(num) > 1 && strings.Trim(num, "IVX") == "") {
			return "", name
		}
		if num[0] >= '0' && num[0] <= '9' && !isCapital(strings.TrimLeft(words[0], `"'“«‘`)) {
			return "", name
		}
	}
	return bare, m[2]
}
