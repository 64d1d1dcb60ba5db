module github.com/highwater-go/highwater/internal/formats

go 1.26.0

replace github.com/highwater-go/highwater => ../..

require (
	github.com/google/go-cmp v0.7.0
	github.com/highwater-go/highwater v0.0.0-00010101000000-000000000000
	github.com/yuin/goldmark v1.8.7
)

require github.com/shopspring/decimal v1.6.0 // indirect
