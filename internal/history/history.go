// Package history finds the change that made something as it is: in a row of states, by looking at few of them.
package history

// Last is the last change in a row of states that are numbered from the newest, 0. State n looks like state 0 for n below the result, and unlike it for the
// result: found is false where all of them look like it. Same looks at a state, which may take long, so few are looked at: first 1, 2, 4 and so on, and
// then between the last that is alike and the first that is not. Of several changes within that stretch it is one.
func Last(states int, same func(int) (bool, error)) (changed int, found bool, err error) {
	alike, step := 0, 1
	for {
		next := min(alike+step, states-1)
		if next == alike {
			return 0, false, nil
		}
		is, err := same(next)
		if err != nil {
			return 0, false, err
		}
		if !is {
			changed, err = between(alike, next, same)
			return changed, err == nil, err
		}
		alike, step = next, step*2
	}
}

// between halves the stretch between a state that is alike and one that is not.
func between(alike, unlike int, same func(int) (bool, error)) (int, error) {
	for unlike-alike > 1 {
		middle := (alike + unlike) / 2
		is, err := same(middle)
		if err != nil {
			return 0, err
		}
		if is {
			alike = middle
		} else {
			unlike = middle
		}
	}
	return unlike, nil
}
