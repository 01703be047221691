package pdf

// A rule is one observation about how documents are set, in the order of what
// it is worth: how much worse seven real reports came out without it (those
// without a figure were not counted there). Rules are left out only in tests:
// each has a case in testdata that comes out otherwise without it.
type rule string

const (
	ruleMarks    rule = "marks"    // a report lost all of its 95 notes
	ruleLabels   rule = "labels"   // the same
	ruleNotes    rule = "notes"    // the same
	ruleHanging  rule = "hanging"  // 10 of 115 references were left
	ruleOutline  rule = "outline"  // 22 false headings, no recommendations
	ruleTags     rule = "tags"     // settles what nothing else can: marks in full size, cells of several lines
	ruleColumns  rule = "columns"  // 14 false headings
	ruleEdges    rule = "edges"    // 5 of 20 references lost
	ruleJustify  rule = "justify"  // 5 notes lost
	ruleRunning  rule = "running"  // 3 notes and 5 references lost
	ruleOverleaf rule = "overleaf" // 5 references lost
	ruleLeads    rule = "leads"    // a report lost 3 of 5 headings
	ruleTitle    rule = "title"    // a report lost its title
	ruleNumbers  rule = "numbers"  // a draft with line numbers became a list
	ruleContents rule = "contents"
	ruleQuotes   rule = "quotes"
	ruleHyphens  rule = "hyphens"
	ruleNesting  rule = "nesting"
	ruleCapital  rule = "capital"
	ruleHidden   rule = "hidden"
	ruleGrid     rule = "grid"
	ruleMirror   rule = "mirror"   // a page in Persian came out backwards
	ruleSpacing  rule = "spacing"  // spaced capitals came out as letters
	ruleSteps    rule = "steps"    // a box of three bold points became three headings
	ruleCentred  rule = "centred"  // a title ran into the heading under it
	ruleWrap     rule = "wrap"     // headings of two lines became two, or ran into the text above
	ruleOffset   rule = "offset"   // a title beside its author's name was read across
	ruleFields   rule = "fields"   // the lines at the head of a memo ran together
	ruleBoxes    rule = "boxes"    // a title and its key points in a frame became a table
	ruleFormulas rule = "formulas" // the number of a formula became that of the entry in the next column: a wrong source
	ruleBrackets rule = "brackets" // the 1 of a fraction became the mark of entry [1]: a wrong source
	ruleTurned   rule = "turned"   // the axes of charts became headings
	ruleApart    rule = "apart"    // a list of references came out half as notes
	ruleListed   rule = "listed"   // a section that the contents name was text
	ruleSections rule = "sections" // a report's third level was text
	ruleAside    rule = "aside"    // a letterhead beside the text made a table of its title
	ruleFront    rule = "front"    // logos and publishers on the first page became headings
	ruleShadow   rule = "shadow"   // a title came out with every word twice
	ruleSide     rule = "side"     // labels in the margin stood within the sentences beside them
)
