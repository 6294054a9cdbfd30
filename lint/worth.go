package lint

// Worth is what people do about findings of a rule, and so the order in which text tells findings of one severity. What keeps the project from being read
// comes before all of them.
type Worth int

// The worths, the most first. A rule that says none is about what does not work.
const (
	Works Worth = iota // access that is meant and is not there, or not as it is meant
	Gives              // access beyond what the files seem to say, or that nobody can judge
	Tidy               // what nobody needs, and what could be said more clearly
)

// worths are all worths in the order in which they are told.
var worths = []Worth{Gives, Works, Tidy}

// String is the worth for a sentence: it is about ...
func (w Worth) String() string {
	switch w {
	case Gives:
		return "access that is more than it seems"
	case Works:
		return "access that is not what it is meant to be"
	case Tidy:
		return "what could be less, or clearer"
	}
	panic("lint: a worth that is none")
}

// rank is where findings of a rule are told among those of their severity: from 0.
func (r *Rule) rank() int {
	if r.Check == nil {
		return 0
	}
	for i, worth := range worths {
		if worth == r.Worth {
			return 1 + i
		}
	}
	panic("lint: " + r.ID + " has a worth that is none")
}
