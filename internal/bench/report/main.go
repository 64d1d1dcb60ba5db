// Command report sets highwater beside what else is used to read and to find
// figures, to rank sessions and to follow records, and prints tables in Markdown
// of how long each takes. Run it in the folder above; it takes a few minutes,
// -quick takes seconds with less to go by, and -only some of the tables.
//
// The ways to do a job take turns, so that a machine that is slow for a while is
// slow for all of them: a ratio is the median of those within each round.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/highwater-go/highwater/internal/bench"
	"github.com/highwater-go/highwater/internal/bench/leaders"
)

const gold = "../../attendance/testdata/gold/en.txt"

// A part is some of the tables, by the name that -only takes.
type part struct {
	name  string
	print func(size) error
}

var parts = []part{{"parse", parse}, {"find", find}, {"rank", rank}, {"steps", steps}, {"leaders", tops}, {"sheet", sheet}}

// A size is how much there is to go by.
type size struct {
	rounds   int
	figures  int // to parse
	text     int // bytes to find figures in
	sessions int
}

func main() {
	log.SetFlags(0)
	quick := flag.Bool("quick", false, "take fewer figures and sessions, less text and fewer rounds")
	only := flag.String("only", "", "print the tables of these alone, such as find,rank; all are "+names())
	flag.Parse()
	wanted, err := choose(*only)
	if err != nil {
		log.Fatal(err)
	}
	s := size{rounds: 9, figures: bench.Count, text: bench.ProseSize, sessions: 1_000_000}
	if *quick {
		s = size{3, s.figures / 8, s.text / 4, s.sessions / 20}
	}
	fmt.Printf("%s, %s/%s; medians of %d rounds. The last column is the time that highwater takes, divided by that of the other.\n",
		runtime.Version(), runtime.GOOS, runtime.GOARCH, s.rounds)
	for _, p := range wanted {
		if err := p.print(s); err != nil {
			log.Fatal(err)
		}
	}
}

func names() string {
	var all []string
	for _, p := range parts {
		all = append(all, p.name)
	}
	return strings.Join(all, ",")
}

// choose returns the parts that a list names, or all if it names none.
func choose(list string) ([]part, error) {
	if list == "" {
		return parts, nil
	}
	var chosen []part
	for name := range strings.SplitSeq(list, ",") {
		i := slices.IndexFunc(parts, func(p part) bool { return p.name == name })
		if i < 0 {
			return nil, fmt.Errorf("report: there are no tables of %q; want some of %s", name, names())
		}
		chosen = append(chosen, parts[i])
	}
	return chosen, nil
}

func parse(s size) error {
	table(fmt.Sprintf("Parse: %d different figures", s.figures), "time a figure")
	rows(bench.ParseJob(bench.English, s.figures), s.rounds, perFigure)

	table("Parse: those of them that the other reads, too", "time a figure")
	for _, job := range bench.HumanizeJobs(s.figures) {
		job.Runs[0].Name += fmt.Sprintf(" (%d figures)", job.Figures)
		rows(job, s.rounds, perFigure)
	}

	table(fmt.Sprintf("Locale.Parse: %d different figures in each language, beside strconv.ParseFloat on their digits alone", s.figures), "time a figure")
	for i := range bench.Languages {
		if l := &bench.Languages[i]; l != bench.English {
			job := bench.ParseJob(l, s.figures)
			took := measure(job, s.rounds)
			row(l.Tag, perFigure(job, median(took[0])), against(took[0], took[1]))
		}
	}
	return nil
}

func find(s size) error {
	jobs, err := bench.FindJobs(s.text, gold)
	if err != nil {
		return err
	}
	for _, job := range jobs {
		table(fmt.Sprintf("Find: %.1f MB of %s", float64(len(job.Text))/1e6, job.Name), "text a second")
		rows(job, s.rounds, func(job bench.Job, took time.Duration) string {
			return fmt.Sprintf("%.0f MB", float64(len(job.Text))/1e6/took.Seconds())
		})
	}
	return nil
}

func rank(s size) error {
	// SQLite takes so long that a tenth has to do.
	some, few, wide := bench.SomeSessions(s.sessions), bench.SomeSessions(s.sessions/10), bench.WideSessions(s.sessions)
	if err := sessions("Rank", some, s.rounds, bench.DuckDB, bench.RankJobs); err != nil {
		return err
	}
	show("Rank", bench.SmallRankJob(some), s.rounds)
	if err := sessions("Rank", few, s.rounds, bench.SQLite, bench.RankJobs); err != nil {
		return err
	}
	return sessions("Rank, numbers of 62 bits", wide, s.rounds, bench.DuckDB, bench.RankJobs)
}

func steps(s size) error {
	some, few := bench.SomeSessions(s.sessions), bench.SomeSessions(s.sessions/10)
	if err := sessions("Steps", some, s.rounds, bench.DuckDB, bench.StepJobs); err != nil {
		return err
	}
	return sessions("Steps", few, s.rounds, bench.SQLite, bench.StepJobs)
}

// sheet prints how long it takes from a file of sessions to their places.
func sheet(s size) error {
	folder, err := os.MkdirTemp("", "sheet")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "sessions.csv")
	if err := bench.WriteSheet(file, bench.SomeSessions(s.sessions)); err != nil {
		return err
	}
	d, err := bench.DuckDB(bench.SomeSessions(1))
	if err != nil {
		return err
	}
	defer d.Close()
	for _, job := range bench.SheetJobs(file, s.sessions, d) {
		show("From a sheet", job, min(s.rounds, 3))
	}
	return nil
}

// sessions prints tables of jobs that a database does, too.
func sessions(title string, s bench.Sessions, rounds int, open func(bench.Sessions) (*bench.Database, error),
	jobs func(bench.Sessions, ...*bench.Database) []bench.Job) error {
	d, err := open(s)
	if err != nil {
		return err
	}
	defer d.Close()
	for _, job := range jobs(s, d) {
		show(title, job, rounds)
	}
	return nil
}

func tops(s size) error {
	tables, err := leaders.Tables(s.sessions, s.rounds)
	if err != nil {
		return err
	}
	for _, t := range tables {
		table(t.Title, "time")
		for i, r := range t.Rows {
			ratio := ""
			if i > 0 {
				ratio = times(r.Ratio)
			}
			row(r.Name, r.Took.Round(10*time.Microsecond).String(), ratio)
		}
	}
	return nil
}

func show(title string, job bench.Job, rounds int) {
	table(fmt.Sprintf("%s: %d sessions, %s", title, job.Figures, job.Name), "time")
	rows(job, rounds, func(_ bench.Job, took time.Duration) string {
		return fmt.Sprintf("%.3g ms", took.Seconds()*1e3)
	})
}

// measure returns how long each way of a job takes in each round.
func measure(job bench.Job, rounds int) [][]time.Duration {
	took := make([][]time.Duration, len(job.Runs))
	for round := range rounds + 1 {
		for i, run := range job.Runs {
			start := time.Now()
			run.Do()
			if round > 0 { // the first warms up
				took[i] = append(took[i], time.Since(start))
			}
		}
	}
	return took
}

func table(title, column string) {
	fmt.Printf("\n**%s**\n\n| | %s | highwater / this |\n|---|--:|--:|\n", title, column)
}

func rows(job bench.Job, rounds int, rate func(bench.Job, time.Duration) string) {
	took := measure(job, rounds)
	for i, run := range job.Runs {
		ratio := ""
		if i > 0 {
			ratio = against(took[0], took[i])
		}
		row(run.Name, rate(job, median(took[i])), ratio)
	}
}

func row(name, rate, ratio string) { fmt.Printf("| %s | %s | %s |\n", name, rate, ratio) }

func perFigure(job bench.Job, took time.Duration) string {
	return fmt.Sprintf("%.0f ns", float64(took.Nanoseconds())/float64(job.Figures))
}

// against returns how long a takes, in times of b.
func against(a, b []time.Duration) string {
	ratios := make([]float64, len(a))
	for i := range a {
		ratios[i] = a[i].Seconds() / b[i].Seconds()
	}
	return times(median(ratios))
}

func times(ratio float64) string {
	if ratio < 0.5 {
		return fmt.Sprintf("1 / %.3g", 1/ratio)
	}
	return fmt.Sprintf("%.2f", ratio)
}

func median[T cmp.Ordered](of []T) T {
	return slices.Sorted(slices.Values(of))[len(of)/2]
}
