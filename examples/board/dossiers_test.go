package main

import (
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// many returns a dossier of so many sessions, one a day, of which every tenth beats
// the record, and some claims. Their numbers are between 2,000 and 5,000,000.
func many(n int) records.Dossier {
	d := records.Dossier{Evidence: records.Evidence{Sources: []attendance.Source{{ID: "press", Name: "The Daily Count", Role: attendance.RolePress}, {ID: "host", Name: "The organizer", Role: attendance.RoleHost}}}}
	r := rand.New(rand.NewPCG(5, 6))
	for i := range n {
		size := 2000 + int64(float64(i)/float64(n)*4_000_000)
		if i%10 > 0 {
			size = 2000 + r.Int64N(size)
		}
		said := []attendance.Hedge{attendance.Bare, attendance.MoreThan, attendance.About}[r.IntN(3)]
		day := dayOf(int64(i) * 24 * 3600e6)
		d.Sessions = append(d.Sessions, attendance.Session{ID: fmt.Sprint("s", i), Title: fmt.Sprintf("Session No. %d of a long series", i), Hosts: []string{"A host"}, Start: day, Counts: []attendance.Count{
			{Figure: attendance.Figure{People: size / 100 * 100, Step: 100, Hedge: said}, Source: "press", Date: day, URL: fmt.Sprintf("https://example.org/%d/count-of-the-session", i)},
			{Figure: attendance.Figure{People: (size + size/5) / 1000 * 1000, Step: 1000, Hedge: attendance.AtLeast}, Source: "host", Date: day},
		}})
		if i%100 == 0 {
			d.Claims = append(d.Claims, records.Claim{Session: fmt.Sprint("s", i), Place: 1, Figure: attendance.Exact(size), By: "host", At: day})
		}
	}
	return d
}

// spanning returns a dossier of so many sessions over ten years, whose numbers span
// many powers of ten.
func spanning(n int) records.Dossier {
	d := many(n)
	for i := range d.Sessions {
		s := &d.Sessions[i]
		s.Start = dayOf(int64(i) * 3650 / int64(n) * 24 * 3600e6)
		for j := range s.Counts {
			c := &s.Counts[j]
			c.Date = s.Start
			c.Figure.People = int64(math.Pow(10, 2+5*float64(i+j)/float64(n)))
			c.Figure.Step = 1
		}
	}
	for i := range d.Claims {
		d.Claims[i].At = d.Sessions[i*100].Start
	}
	return d
}

// rightToLeft returns a dossier with names in Arabic and Hebrew, on a scale of many
// powers of ten.
func rightToLeft() records.Dossier {
	day, figure := attendance.MustParseDate, attendance.MustParse
	d := records.Dossier{Evidence: records.Evidence{
		Platforms: []attendance.Platform{{ID: "p", Name: "مباشر تويتر"}},
		Sources:   []attendance.Source{{ID: "s", Name: "صحيفة الخبر", Role: attendance.RolePress}, {ID: "h", Name: "המארגן", Role: attendance.RoleHost}},
	}}
	numbers := []string{"3,000", "40,000", "800,000", "13 million"}
	for i, name := range []string{"لقاء مفتوح!", "שידור חי (מיוחד)", "A plain name", "حوار 2021"} {
		d.Sessions = append(d.Sessions, attendance.Session{
			ID: fmt.Sprint(i), Title: name, Hosts: []string{"عمران خان"}, Platform: "p", Start: day(fmt.Sprintf("202%d-03-0%d", i, i+1)),
			Counts: []attendance.Count{
				{Figure: figure(numbers[i]), Source: "s", Date: day("2023-03-05"), Quote: "حضر كثيرون", URL: "https://example.org/" + fmt.Sprint(i)},
				{Figure: figure("more than " + numbers[i]), Source: "h", Date: day("2023-03-05")},
			},
		})
	}
	c := records.Category{Platform: "p"}
	d.Claims = []records.Claim{{Session: "3", Category: c, Place: 1, Figure: figure("13 million"), By: "h", At: day("2023-03-05"), Quote: "رقم قياسي جديد"}}
	return d
}

// longNames returns a dossier whose names are as long as some are.
func longNames() records.Dossier {
	d := many(12)
	for i := range d.Sessions {
		s := &d.Sessions[i]
		s.Title = fmt.Sprintf("The %dth annual international conference on the measurement of crowds, assemblies and other gatherings of people: a live discussion with questions from listeners", i+1)
		s.Hosts = []string{"The Committee for the Study of Gatherings and Their Consequences", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"}
	}
	d.Sources[0].Name = "The Daily Count of the United Provinces and Adjoining Territories, Evening Edition"
	return d
}
