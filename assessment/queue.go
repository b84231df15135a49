package assessment

// Queue keeps intents in the order in which they were meant while the disk is slower than the keys:
// one batch is out to be saved at a time, and the next takes all that waits. It is a plain value
// without locks, for the model of a screen; the caller saves a batch elsewhere and says Done or Failed.
//
//	queue.Add(intent)
//	if batch := queue.Next(); batch != nil { go save(batch) }   // then Done or Failed, then Next again
type Queue struct {
	out     []Intent
	waiting []Intent
}

// Add puts intents behind all that wait.
func (q *Queue) Add(intents ...Intent) { q.waiting = append(q.waiting, intents...) }

// Next takes all that waits, to be saved as one batch. It is nil while a batch is out, and when nothing
// waits.
func (q *Queue) Next() []Intent {
	if len(q.out) > 0 || len(q.waiting) == 0 {
		return nil
	}
	q.out, q.waiting = q.waiting, nil
	return q.out
}

// Done says that the batch that was out is on the disk.
func (q *Queue) Done() { q.out = nil }

// Failed puts the batch that was out back in front of all that waits; nothing is lost.
func (q *Queue) Failed() {
	q.out, q.waiting = nil, append(q.out[:len(q.out):len(q.out)], q.waiting...)
}

// Moved says that the first n of Unsaved are on the disk in another place, those of a batch that is out
// included: what becomes of that batch no longer matters.
func (q *Queue) Moved(n int) {
	rest := q.Unsaved()
	q.out, q.waiting = nil, rest[min(n, len(rest)):]
}

// Waiting counts the intents that are not yet on the disk, those of the batch that is out included.
func (q *Queue) Waiting() int { return len(q.out) + len(q.waiting) }

// Saving says whether a batch is out.
func (q *Queue) Saving() bool { return len(q.out) > 0 }

// Unsaved lists the intents that are not yet on the disk, in order.
func (q *Queue) Unsaved() []Intent {
	return append(q.out[:len(q.out):len(q.out)], q.waiting...)
}
