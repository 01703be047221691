package index

// A Companion is a brief's companion file: plain-language wordings of each
// passage and the questions that each sentence answers. It helps to find
// passages and is never shown.
type Companion struct{}
