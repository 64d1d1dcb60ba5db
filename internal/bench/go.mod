module github.com/highwater-go/highwater/internal/bench

go 1.26.0

replace github.com/highwater-go/highwater => ../..

require (
	github.com/cockroachdb/apd/v3 v3.2.3
	github.com/dustin/go-humanize v1.1.0
	github.com/govalues/decimal v0.1.36
	github.com/highwater-go/highwater v0.0.0-00010101000000-000000000000
	github.com/shopspring/decimal v1.6.0
)
