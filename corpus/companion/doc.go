// Package companion reads the companion file of a brief: what people call things
// and what they ask, by passage and sentence. It says what of a file fits a brief
// and what is missing, and writes an empty one. What is made of it is the index's.
package companion
