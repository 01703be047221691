package corpus

import (
	"regexp"
	"strings"
)

var (
	bylineText    = regexp.MustCompile(`(?i)^(?:written by|authored by|prepared by|by|authors?\s*:|auteure?s?\s*:|r[eé]dig[eé] par|autor(?:en|in|innen)?\s*:|verfasst von|von)\s+(.+)$`)
	editorText    = regexp.MustCompile(`(?i)^(?:edited by|editors?\s*:|r[eé]daction\s*:|redaktion\s*:|herausgegeben von|herausgeber(?:in)?\s*:)\s+(.+)$`)
	publisherText = regexp.MustCompile(`(?i)^(?:published by|publisher\s*:|publi[eé] par|[eé]diteur\s*:|©|\(c\)|copyright(?: ©)?)\s+(.+)$`)
	licenceText   = regexp.MustCompile(`(?i)\bcreative commons\b|\blicen[cs]ed under\b|\bCC[ -]BY\b|\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits r[eé]serv[eé]s\b`)
	dateText      = regexp.MustCompile(`(?i)^(?:date|published(?: on)?|publication date|publi[eé] le|stand|datum)\s*:?\s+(.{4,40})$`)
	lineYear      = regexp.MustCompile(`^(.*\S)[,\s]+((?:1[5-9]|20)\d\d)\.?$`)
	namesApart    = regexp.MustCompile(`\s*(?:,|;|\band\b|\bund\b|\bet\b|&)\s*`)
)

// readInfo reads who wrote, edited and published the brief and when, from
// the lines of its front and back matter that say so.
func (d *draft) readInfo() {
	info := &d.brief.Info
	for i := range d.brief.Passages {
		p := &d.brief.Passages[i]
		if p.Part != Front && p.Part != Back {
			continue
		}
		text := p.Text
		if m := bylineText.FindStringSubmatch(text); m != nil && len(info.Authors) == 0 && p.Part == Front {
			for _, n := range namesApart.Split(m[1], -1) {
				if n = strings.Trim(n, " .,"); n != "" {
					info.Authors = append(info.Authors, n)
				}
			}
		}
		if m := editorText.FindStringSubmatch(text); m != nil && info.Editor == "" {
			info.Editor = m[1]
		}
		if m := publisherText.FindStringSubmatch(text); m != nil && info.Publisher == "" {
			info.Publisher = m[1]
			if y := lineYear.FindStringSubmatch(m[1]); y != nil {
				info.Publisher = strings.TrimRight(y[1], " ,")
				if info.Date == "" {
					info.Date = y[2]
				}
			}
		}
		if m := dateText.FindStringSubmatch(text); m != nil && info.Date == "" {
			info.Date = m[1]
		}
		if licenceText.MatchString(text) && info.Licence == "" {
			info.Licence = text
		}
		if disclaimer.MatchString(text) && info.Disclaimer == "" {
			info.Disclaimer = text
		}
	}
}
