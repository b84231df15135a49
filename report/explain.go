package report

// Explain says why the level towards the target is what it is, and what it lacks.
func Explain(s Source) []Block {
	b := newBuilder(s)
	return b.levelBlocks()
}
