package assessment

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
)

// hash is the SHA-256 of a line's bytes without the newline: the line's name.
type hash [sha256.Size]byte

func hashOf(line []byte) hash { return sha256.Sum256(line) }

// String is the hash as files write it: 64 lower-case hex digits.
func (h hash) String() string { return hex.EncodeToString(h[:]) }

// appendHash writes a hash as a JSON string.
func appendHash(b []byte, h *hash) []byte {
	return append(hex.AppendEncode(append(b, '"'), h[:]), '"')
}

func (h hash) compare(other hash) int { return bytes.Compare(h[:], other[:]) }

// parseHash reads 64 lower-case hex digits. Upper case is refused: a hash has one spelling.
func parseHash(digits []byte) (hash, bool) {
	var h hash
	if len(digits) != 2*len(h) {
		return h, false
	}
	for i := range h {
		high, low := nibble(digits[2*i]), nibble(digits[2*i+1])
		if high > 15 || low > 15 {
			return h, false
		}
		h[i] = high<<4 | low
	}
	return h, true
}

// nibble is the value of a lower-case hex digit, and more than 15 for any other byte.
func nibble(c byte) byte { return nibbles[c] }

var nibbles = func() (table [256]byte) {
	for i := range table {
		table[i] = 255
	}
	for i, c := range []byte("0123456789abcdef") {
		table[c] = byte(i)
	}
	return table
}()

// headOf names the state of a file: the SHA-256 of the hashes of its ends, sorted, a newline after
// each. A file without acts has one end, its header.
func headOf(ends []hash) string {
	sorted := slices.SortedFunc(slices.Values(ends), hash.compare)
	var b []byte
	for _, end := range sorted {
		b = hex.AppendEncode(b, end[:])
		b = append(b, '\n')
	}
	return hashOf(b).String()
}
