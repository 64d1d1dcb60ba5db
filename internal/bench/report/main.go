// Command report sets highwater beside what else is used to read and to find
// figures, and prints tables in Markdown of how long each takes. Run it in the
// folder above; it takes about a minute, and -quick a few seconds with less to
// go by.
//
// The ways to do a job take turns, so that a machine that is slow for a while is
// slow for all of them: a ratio is the median of those within each round.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"log"
	"runtime"
	"slices"
	"time"

	"github.com/highwater-go/highwater/internal/bench"
)

const gold = "../../attendance/testdata/gold/en.txt"

func main() {
	log.SetFlags(0)
	quick := flag.Bool("quick", false, "take fewer figures, less text and fewer rounds")
	flag.Parse()
	figures, size, rounds := bench.Count, bench.ProseSize, 9
	if *quick {
		figures, size, rounds = figures/8, size/4, 3
	}

	fmt.Printf("%s, %s/%s; medians of %d rounds. The last column is the time that highwater takes, divided by that of the other.\n",
		runtime.Version(), runtime.GOOS, runtime.GOARCH, rounds)
	table(fmt.Sprintf("Parse: %d different figures", figures), "time a figure")
	parse := bench.ParseJob(bench.English, figures)
	rows(parse, measure(parse, rounds), perFigure)

	table("Parse: those of them that the other reads, too", "time a figure")
	for _, job := range bench.HumanizeJobs(figures) {
		job.Runs[0].Name += fmt.Sprintf(" (%d figures)", job.Figures)
		rows(job, measure(job, rounds), perFigure)
	}

	table(fmt.Sprintf("Locale.Parse: %d different figures in each language, beside strconv.ParseFloat on their digits alone", figures), "time a figure")
	for i := range bench.Languages {
		if l := &bench.Languages[i]; l != bench.English {
			job := bench.ParseJob(l, figures)
			took := measure(job, rounds)
			row(l.Tag, perFigure(job, median(took[0])), against(took[0], took[1]))
		}
	}

	jobs, err := bench.FindJobs(size, gold)
	if err != nil {
		log.Fatal(err)
	}
	for _, job := range jobs {
		table(fmt.Sprintf("Find: %.1f MB of %s", float64(len(job.Text))/1e6, job.Name), "text a second")
		rows(job, measure(job, rounds), func(job bench.Job, took time.Duration) string {
			return fmt.Sprintf("%.0f MB", float64(len(job.Text))/1e6/took.Seconds())
		})
	}
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

func rows(job bench.Job, took [][]time.Duration, rate func(bench.Job, time.Duration) string) {
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
	if m := median(ratios); m < 0.5 {
		return fmt.Sprintf("1 / %.3g", 1/m)
	} else {
		return fmt.Sprintf("%.2f", m)
	}
}

func median[T cmp.Ordered](of []T) T {
	return slices.Sorted(slices.Values(of))[len(of)/2]
}
