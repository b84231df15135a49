//go:build race

package pdf

// raced says that the race detector watches. It takes ten times as long; what lays out whole shelves of pages one
// after the other, to look at where the words stand, shows it nothing.
const raced = true
