//go:build !windows

package assessment

import "os"

// drop removes the file while the lock is still held: nobody can hold a lock on it then. One who has
// opened it meanwhile finds that it has lost its name (see takeLock).
func (l *lock) drop() error {
	os.Remove(l.path) // a lock's file that stays does no harm
	return l.flock.Unlock()
}
