// Package eval measures how well an [index.Index] answers questions whose
// answers are known: how high the right passage ranks, whether the right
// sentence of it is marked, whether its sources are the right ones, and
// whether the verdict tells the questions that the brief answers from those it
// does not.
//
// Questions come from a file of one JSON object a line, each with quotes of
// the passages that answer it, or from a public question set in one JSON
// object that brings its own passages. The package only measures; it changes
// nothing and knows no thresholds.
package eval
