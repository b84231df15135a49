// Package bidi puts mixed left-to-right and right-to-left text in the order in which it is seen, by
// Unicode's bidirectional algorithm (UAX#9, version 15.0), whole: embeddings, overrides, isolates,
// brackets, numbers and mirroring. Only the classes of the characters come from another package,
// golang.org/x/text/unicode/bidi.
//
// # How the algorithm goes
//
// Every character gets a level. An even level reads left to right, an odd one right to left, and a
// higher level is a piece inside a piece. In an Arabic paragraph (level 1) an English name has level 2:
//
//	stored   f r y q   C I R T   2 4   (small letters stand for Arabic ones)
//	level    1 1 1 1 1 2 2 2 2 1 2 2
//	seen     2 4   C I R T   q y r f
//
// The levels are found in five steps, each a file here:
//
//  1. paragraph.go (P2, P3): the paragraph's own level, from its first strong letter when the caller
//     doesn't say.
//  2. explicit.go (X1 to X9): control characters open and close embeddings, overrides and isolates; a
//     stack of at most 125 levels tells which level holds. The controls themselves, but the isolates,
//     then count as removed.
//  3. sequence.go (X10): characters of one level that stand side by side make a run; runs that an
//     isolate separates but that belong together are tied into one sequence. Rules from here on look
//     at one sequence at a time and never see what lies between its runs. The direction that holds
//     just outside the sequence stands at both of its ends (sos, eos).
//  4. weak.go (W1 to W7) settles marks, numbers and the signs in numbers ("3.4" stays one piece);
//     brackets.go (N0) gives both brackets of a pair the direction of what they hold or stand in;
//     neutral.go (N1, N2) gives spaces and signs the direction of their neighbours where both agree,
//     and else the sequence's own. Then every letter's level follows from its direction (I1, I2).
//  5. line.go (L1 to L4): when the paragraph has been broken into lines, trailing space of each line
//     falls back to the paragraph's level; then, from the highest level down to the lowest odd one,
//     every stretch of at least that level is turned round; a bracket that reads right to left is
//     mirrored.
//
// Lines must be broken in stored order and each put in order after that. The other way round prints a
// paragraph from its last line to its first.
//
// L3 is left to the caller: after turning round, a combining mark stands before its letter. That is
// what a renderer without positioning wants, which draws the mark with no width and then the letter.
package bidi
