// Package exchange writes answers for people and other programs to read, and reads them back. It never
// decides what an answer means: that is for packages questionnaires and assessment.
package exchange
