package encoder_test

import (
	"fmt"

	"briefbot/index/encoder"
)

func ExampleEncoder_Query() {
	e, err := encoder.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	question := e.Query("Сколько человек пострадало?")
	near, far := e.Passage("Forty civilians were hurt in the clashes."), e.Passage("The budget grew by half.")
	fmt.Println(question.Cosine(&near) > question.Cosine(&far))
	// Output: true
}
