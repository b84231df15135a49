package cover

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// linear writes a problem with whole gains and no circles in the LP format that mixed-integer solvers read.
func linear(p *Problem) string {
	var b strings.Builder
	name := func(c, level int) string { return fmt.Sprintf("y%d_%d", c, level) }
	b.WriteString("Minimize\n effort:")
	for c, chain := range p.Chains {
		for k, s := range chain.Steps {
			fmt.Fprintf(&b, " + %d %s\n", s.Cost.Effort, name(c, k+1))
		}
	}
	b.WriteString("\nSubject To\n")
	for c, chain := range p.Chains {
		for k, s := range chain.Steps {
			if k > 0 {
				fmt.Fprintf(&b, " %s - %s >= 0\n", name(c, k), name(c, k+1))
			}
			if k < chain.Floor {
				fmt.Fprintf(&b, " %s >= 1\n", name(c, k+1))
			}
			for _, a := range s.After {
				fmt.Fprintf(&b, " %s - %s >= 0\n", name(a.Chain, a.Level), name(c, k+1))
			}
		}
	}
	for _, c := range p.Covers {
		for _, part := range c.Parts {
			for k := 1; k < len(part.Gain); k++ {
				if rise := part.Gain[k] - part.Gain[k-1]; rise > 0 {
					fmt.Fprintf(&b, " + %v %s\n", rise, name(part.Chain, k))
				}
			}
		}
		fmt.Fprintf(&b, " >= %v\n", c.Need)
	}
	b.WriteString("Binary\n")
	for c, chain := range p.Chains {
		for k := range chain.Steps {
			fmt.Fprintf(&b, " %s\n", name(c, k+1))
		}
	}
	b.WriteString("End\n")
	return b.String()
}

var cbcValue = regexp.MustCompile(`(?m)^Optimal - objective value (\S+)`)

// Where the mixed-integer solver CBC is installed, it finds the same least effort on instances of whole size.
func TestSameEffortAsMixedIntegerSolver(t *testing.T) {
	cbc, err := exec.LookPath("cbc")
	if err != nil {
		t.Skip("cbc is not installed")
	}
	if testing.Short() {
		t.Skip("can take minutes")
	}
	dir := t.TempDir()
	for seed := range 8 {
		for kind, p := range []*Problem{sectionsAndWhole(random(seed), 150), overlapping(random(seed), 60), severalRungs(random(seed), 80)} {
			t.Run(fmt.Sprint(kind, seed), func(t *testing.T) {
				file, out := filepath.Join(dir, "p.lp"), filepath.Join(dir, "p.txt")
				if err := os.WriteFile(file, []byte(linear(p)), 0o600); err != nil {
					t.Fatal(err)
				}
				if said, err := exec.Command(cbc, file, "ratio", "0", "allow", "0", "sec", "10", "solve", "solu", out).CombinedOutput(); err != nil {
					t.Fatalf("cbc: %v\n%s", err, said)
				}
				said, err := os.ReadFile(out)
				if err != nil {
					t.Fatal(err)
				}
				got := Solve(p, 100_000)
				found := cbcValue.FindSubmatch(said)
				if found == nil {
					t.Skipf("cbc says %.80q", said)
				}
				want, err := strconv.ParseFloat(string(found[1]), 64)
				if err != nil || !got.LeastEffort || float64(got.Cost.Effort) != want || wrong(p, got.Levels) != "" {
					t.Errorf("effort %d (least %v, %s), want %s", got.Cost.Effort, got.LeastEffort, wrong(p, got.Levels), found[1])
				}
			})
		}
	}
}
