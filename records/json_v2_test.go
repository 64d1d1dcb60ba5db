//go:build goexperiment.jsonv2

package records_test

import (
	"encoding/json/jsontext"
	"encoding/json/v2"
)

// encoding/json writes U+2028 and U+2029 as JavaScript once needed them, always.
var escaped = jsontext.EscapeForJS(true)

func init() {
	codecs = append(codecs, codec{
		"encoding/json/v2",
		func(v any) ([]byte, error) { return json.Marshal(v, escaped) },
		func(data []byte, into any) error { return json.Unmarshal(data, into) },
	})
}
