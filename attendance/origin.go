package attendance

import "github.com/highwater-go/highwater/internal/lineage"

// viaCircles reports which counts name a Via that leads back to their source.
func viaCircles(counts []Count) []bool {
	return lineage.Circles(counts, func(c *Count) lineage.Word {
		return lineage.Word{Metric: string(c.Metric.Or()), Source: c.Source, Via: c.Via}
	})
}
