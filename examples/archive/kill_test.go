package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/highwater-go/highwater/records"
)

// TestKilledImports kills imports at random moments, alone or while others are
// going on. After each round the archive must be whole and hold just the dossiers
// that were imported to the end, each with all that is in it: those whose import
// said so for certain, of the others any. The number of imports to be killed can be
// set:
//
//	ARCHIVE_KILLS=1000 go test -run TestKilledImports -v -timeout 1h
func TestKilledImports(t *testing.T) {
	// In sessions of its own. The large ones are more than SQLite keeps in memory here,
	// so that parts of them are in the file before they are committed.
	sizes := []int{1, 10, 30, 50, 100, 400}
	onEach(t, func(t *testing.T, target []string) {
		kills := 3
		if long() {
			kills = 25
		}
		if target[0] == "-dsn" {
			kills = 1 + kills/3 // each takes longer
		}
		if n := os.Getenv("ARCHIVE_KILLS"); n != "" {
			var err error
			if kills, err = strconv.Atoi(n); err != nil {
				t.Fatal(err)
			}
		}
		seed := uint64(time.Now().UnixNano())
		t.Logf("seed %d", seed)
		r := rand.New(rand.NewPCG(seed, 0))
		var killed, lost, kept, finished, halfway int
		for archives := 0; killed < kills; archives++ {
			onOne(t, archives, target, func(target []string) {
				// How long imports take that are left alone: of nothing, and of so much.
				const much = 100
				first := someDossier(r, "first", much)
				imported := []records.Dossier{first}
				var least, usual time.Duration
				for _, c := range []struct {
					text string
					took *time.Duration
				}{{"{}", new(time.Duration)}, {"{}", &least}, {jsonOf(t, first), &usual}} { // the first of all makes the tables
					began := time.Now()
					if out, err := process(t, c.text, append(target, "import", "-")...).CombinedOutput(); err != nil {
						t.Fatalf("%v: %s", err, out)
					}
					*c.took = time.Since(began)
				}
				for round := 0; round < 20 && killed < kills; round++ {
					at := 1 + r.IntN(3)
					dossiers := make([]records.Dossier, at)
					attempts := make([]attempt, at)
					for i := range attempts {
						size := sizes[r.IntN(len(sizes))]
						dossiers[i] = someDossier(r, fmt.Sprintf("own %d.%d", round, i), size)
						attempts[i] = begin(t, dossiers[i], target)
						// Most of the moments are in the transaction, some before and after.
						work := max(usual-least, least) * time.Duration(size) / much
						attempts[i].killAfter(least/2 + time.Duration(r.Int64N(int64(least+work)*int64(1+at))))
					}
					survived := 0
					for i := range attempts {
						attempts[i].wait(t)
						if attempts[i].acknowledged {
							survived++
						}
					}
					if target[0] == "-file" {
						if log, err := os.Stat(target[1] + "-wal"); err == nil && log.Size() > 0 {
							halfway++
						}
					}
					d := whole(t, target)
					for i, a := range attempts {
						_, there := d.Session(fmt.Sprintf("own %d.%d 0", round, i))
						switch {
						case there:
							imported = append(imported, dossiers[i])
						case a.acknowledged:
							t.Fatalf("round %d: an import that said %q is lost", round, a.out.String())
						}
						switch {
						case a.acknowledged:
							finished++
						case there:
							killed++
							kept++
						default:
							killed++
							lost++
						}
					}
					same(t, together(t, imported...), d)
				}
			})
			if t.Failed() {
				return
			}
		}
		t.Logf("%d imports killed: %d left the archive as it was, %d were all there; %d others came to their end; %d times SQLite had a log to recover from",
			killed, lost, kept, finished, halfway)
	})
}

// TestKilledWhileMade kills imports into databases that there are not yet, at random
// moments: the next import finds what it needs.
func TestKilledWhileMade(t *testing.T) {
	onEach(t, func(t *testing.T, target []string) {
		r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
		d := someDossier(r, "own", 10)
		usual := 100 * time.Millisecond
		rounds := 2
		if long() {
			rounds = 8
		}
		for i := range rounds {
			onOne(t, i, target, func(target []string) {
				a := begin(t, d, target)
				a.killAfter(time.Duration(r.Int64N(int64(usual))))
				a.wait(t)
				began := time.Now()
				if out, err := process(t, jsonOf(t, d), append(slices.Clone(target), "import", "-")...).CombinedOutput(); err != nil {
					t.Errorf("%v: %s", err, out)
				}
				usual = time.Since(began) + 10*time.Millisecond
				same(t, together(t, d), whole(t, target))
			})
		}
	})
}

// onOne calls f with the target itself the first time, and then with new ones like
// it.
func onOne(t *testing.T, n int, target []string, f func(target []string)) {
	t.Helper()
	switch {
	case n == 0:
		f(target)
	case target[0] == "-file":
		file := fmt.Sprintf("%s.%d", target[1], n)
		f([]string{"-file", file})
		os.Remove(file)
	default:
		t.Run(fmt.Sprint(n), func(t *testing.T) { f([]string{"-dsn", newSchema(t)}) })
	}
}

// An attempt is an import that is to be killed.
type attempt struct {
	*exec.Cmd
	out          *bytes.Buffer
	timer        *time.Timer
	acknowledged bool // it said that all is there
}

func begin(t testing.TB, d records.Dossier, target []string) attempt {
	t.Helper()
	a := attempt{Cmd: process(t, jsonOf(t, d), append(slices.Clone(target), "import", "-")...), out: new(bytes.Buffer)}
	a.Stdout, a.Stderr = a.out, a.out
	if err := a.Start(); err != nil {
		t.Fatal(err)
	}
	return a
}

func (a *attempt) killAfter(d time.Duration) {
	a.timer = time.AfterFunc(d, func() { a.Process.Kill() })
}

func (a *attempt) wait(t testing.TB) {
	t.Helper()
	err := a.Wait()
	a.timer.Stop()
	a.acknowledged = strings.Contains(a.out.String(), "added")
	if err == nil && !a.acknowledged || err != nil && a.ProcessState.ExitCode() != -1 {
		t.Errorf("not killed, and yet: %v: %s", err, a.out)
	}
}
