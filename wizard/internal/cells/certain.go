package cells

// certain says whether every terminal gives a character one cell, whatever stands beside it. The lines and signs are
// those that the wizard draws its screens with; there are terminals, set up for Chinese, Japanese or Korean, that give
// them and Greek and Cyrillic two cells, and for those nothing but ASCII is certain (see New).
func certain(r rune) bool {
	switch {
	case r < 0x7F:
		return r >= 0x20
	case r < 0x370: // Latin, but for the soft hyphen, modifiers and marks
		return r >= 0xA0 && r != 0xAD && r < 0x2B0
	case r < 0x530: // Greek and Cyrillic, but for what is not assigned, and marks
		return r != 0x378 && r != 0x379 && (r < 0x380 || r > 0x383) && (r < 0x483 || r > 0x489)
	case r < 0x2000:
		return r >= 0x1E00 && r < 0x1F00 // more of Latin: Vietnamese
	case r >= 0x2500 && r <= 0x25A1: // lines, blocks, squares
		return true
	case r >= 0x2800 && r <= 0x28FF: // dots, of which curves are made
		return true
	}
	switch r {
	case '‐', '‑', '‒', '–', '—', '―', '‘', '’', '‚', '“', '”', '„', '†', '•', '…', '′', '″', '‹', '›', '€', '№',
		'←', '↑', '→', '↓', '−', '≈', '≠', '≤', '≥',
		'▰', '▱', '▲', '▸', '►', '▼', '◂', '◄', '◆', '◌', '○', '●', '◐', '◘', '☐', '☑', '⚑', '✓':
		return true
	}
	return false
}
