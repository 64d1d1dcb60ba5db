// Package bench sets highwater beside what else is used for the same work, on
// the same data and in one process. It is a module of its own, so that highwater
// does not need the libraries that it is compared with.
//
// All data is made by rules, the same in every run; see README.md.
package bench

import (
	"strconv"
	"strings"

	"github.com/cockroachdb/apd/v3"
	"github.com/dustin/go-humanize"
	gov "github.com/govalues/decimal"
	"github.com/shopspring/decimal"

	"github.com/highwater-go/highwater/attendance"
)

// A Job is work that can be done in several ways.
type Job struct {
	Name    string
	Figures int    // how many there are to read or find, or sessions to go through
	Text    string // where they are to be found, if they are
	Runs    []Run  // the ways, highwater's first
}

// A Run does all of a job once in one way, and says how many figures, places or
// steps it got.
type Run struct {
	Name string
	Do   func() int
}

// Count is how many figures the comparisons of Parse read.
const Count = 1 << 18

// each reads every text.
func each(name string, texts []string, read func(string) bool) Run {
	return Run{name, func() int {
		n := 0
		for _, s := range texts {
			if read(s) {
				n++
			}
		}
		return n
	}}
}

func parseFloat(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}

// columns splits samples into texts and numbers. Each column lies in memory in
// order, so that what is measured is reading and not waiting for memory.
func columns(samples []Sample) (texts, numbers []string) {
	for _, s := range samples {
		texts = append(texts, s.Text)
		numbers = append(numbers, s.Number)
	}
	return inOrder(texts), inOrder(numbers)
}

func inOrder(texts []string) []string {
	all := strings.Join(texts, "")
	for i, s := range texts {
		texts[i], all = all[:len(s)], all[len(s):]
	}
	return texts
}

// Locale returns the locale of l.
func (l *Language) Locale() attendance.Locale {
	locale, err := attendance.LocaleOf(l.Tag)
	if err != nil {
		panic(err) // Languages names none that is not known
	}
	return locale
}

// ParseJob reads n figures in l. What reads nothing but numbers gets the digits
// of the first number of each figure alone.
func ParseJob(l *Language, n int) Job {
	texts, numbers := columns(l.Samples(n))
	if l != English {
		locale := l.Locale()
		return Job{l.Tag, n, "", []Run{
			each("highwater", texts, func(s string) bool { _, err := locale.Parse(s); return err == nil }),
			each("strconv.ParseFloat, digits alone", numbers, parseFloat),
		}}
	}
	var d apd.Decimal
	return Job{"Parse", n, "", []Run{
		each("highwater", texts, func(s string) bool { _, err := attendance.Parse(s); return err == nil }),
		each("strconv.ParseFloat, digits alone", numbers, parseFloat),
		each("the usual regular expression, with conversion", texts, func(s string) bool { _, _, ok := UsualParse(s); return ok }),
		each("shopspring/decimal, digits alone", numbers, func(s string) bool { _, err := decimal.NewFromString(s); return err == nil }),
		each("cockroachdb/apd, digits alone", numbers, func(s string) bool { _, _, err := d.SetString(s); return err == nil }),
		each("govalues/decimal, digits alone", numbers, func(s string) bool { _, err := gov.Parse(s); return err == nil }),
	}}
}

// HumanizeJobs read those of n figures that dustin/go-humanize gets right, by
// each of its functions for numbers with a prefix.
func HumanizeJobs(n int) []Job {
	bytes := func(s string) (float64, bool) { n, err := humanize.ParseBytes(s); return float64(n), err == nil }
	si := func(s string) (float64, bool) {
		n, unit, err := humanize.ParseSI(s)
		return n, err == nil && unit == ""
	}
	var jobs []Job
	samples := English.Samples(n)
	for _, f := range []struct {
		name string
		read func(string) (float64, bool)
	}{{"humanize.ParseBytes", bytes}, {"humanize.ParseSI", si}} {
		var texts []string
		for _, s := range samples {
			if n, ok := f.read(s.Text); ok && s.Hedge == attendance.Bare && int64(n+0.5) == s.People {
				texts = append(texts, s.Text)
			}
		}
		texts = inOrder(texts)
		jobs = append(jobs, Job{f.name, len(texts), "", []Run{
			each("highwater", texts, func(s string) bool { _, err := attendance.Parse(s); return err == nil }),
			each(f.name, texts, func(s string) bool { _, ok := f.read(s); return ok }),
		}})
	}
	return jobs
}

// FindJobs look for figures in size bytes of each kind of text. Gold is where
// the sentences of news are; see News.
func FindJobs(size int, gold string) ([]Job, error) {
	var jobs []Job
	for _, kind := range []struct {
		name string
		make func() (string, int, error)
	}{
		{"prose, a figure every 200 bytes", func() (string, int, error) { return Prose(size, 200) }},
		{"prose, a figure every 2,000 bytes", func() (string, int, error) { return Prose(size, 2000) }},
		{"news, a figure every 200 bytes", func() (string, int, error) { return News(gold, size, 200) }},
	} {
		text, figures, err := kind.make()
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, Job{kind.name, figures, text, []Run{
			{"highwater", func() int { return found(attendance.Finder{}, text) }},
			{"highwater, figures with digits alone", func() int { return found(attendance.Finder{Digits: true}, text) }},
			{"search for digits, 32 bytes a step", func() int { return DigitRuns(text) }},
			{"the usual regular expression", func() int { return len(UsualPattern.FindAllStringSubmatchIndex(text, -1)) }},
			{"a simple regular expression", func() int { return len(SimplePattern.FindAllStringSubmatchIndex(text, -1)) }},
			{"counting line ends", func() int { return strings.Count(text, "\n") }},
		}})
	}
	return jobs, nil
}

func found(f attendance.Finder, text string) int {
	n := 0
	for range f.Find(text) {
		n++
	}
	return n
}
