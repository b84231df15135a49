package questionnaires

// MaxCanonicalSize bounds the canonical form, in bytes.
const MaxCanonicalSize = 32 << 20
