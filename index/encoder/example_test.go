package encoder_test

import (
	"fmt"

	"briefbot/index/encoder"
)

func ExampleEncoder_Encode() {
	e, err := encoder.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	question := e.Encode("How many people were injured?")
	near, far := e.Encode("Forty civilians were hurt in the clashes."), e.Encode("The budget grew by half.")
	fmt.Println(question.Cosine(&near) > question.Cosine(&far))
	// Output: true
}
