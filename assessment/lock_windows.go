//go:build windows

package assessment

import "os"

// drop unlocks first: Windows doesn't remove a file that is open. It doesn't remove one either that
// another process has opened meanwhile, so nobody loses the lock that he has just taken.
func (l *lock) drop() error {
	err := l.flock.Unlock()
	os.Remove(l.path) // a lock's file that stays does no harm
	return err
}
