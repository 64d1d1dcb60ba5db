package attendance

import (
	"cmp"

	"github.com/highwater-go/highwater/internal/lineage"
)

// viaCircles reports which counts name a Via that leads back to their source.
func viaCircles(counts []Count) []bool {
	return lineage.Circles(counts, func(c *Count) lineage.Word {
		return lineage.Word{Metric: string(cmp.Or(c.Metric, Peak)), Source: c.Source, Via: c.Via}
	})
}
