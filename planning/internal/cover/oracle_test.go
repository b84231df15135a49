package cover

import _ "github.com/crillab/gophersat/solver"
