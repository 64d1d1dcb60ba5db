package records_test

import (
	"fmt"

	"github.com/highwater-go/highwater/records"
)

// What nothing settles is NULL, as what was never judged.
func ExampleVerdict_Value() {
	fmt.Println(records.Supported.Value())
	fmt.Println(records.Undetermined.Value())
	// Output:
	// supported <nil>
	// <nil> <nil>
}

func ExampleVerdict_Scan() {
	var v records.Verdict
	for _, column := range []any{"doubtful", nil, "undetermined", "true"} {
		err := v.Scan(column)
		fmt.Println(v, err)
	}
	// Output:
	// doubtful <nil>
	// undetermined <nil>
	// undetermined <nil>
	// undetermined records: "true" is not a verdict; want refuted, doubtful, undetermined, supported or confirmed
}
