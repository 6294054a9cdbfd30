package diag

// Pos is a place in a file. Byte is exact; Column counts code points and is for people.
type Pos struct {
	Line, Column int // from 1; 0 means unknown
	Byte         int // from 0
}

// Range is a half-open stretch of one file. The zero Range means "no source".
type Range struct {
	File       string // slash-separated, relative to the project
	Start, End Pos
}

// IsZero reports whether the range names no source.
func (r Range) IsZero() bool { return r.File == "" }

// Contains reports whether other lies within r.
func (r Range) Contains(other Range) bool {
	return r.File == other.File && r.Start.Byte <= other.Start.Byte && other.End.Byte <= r.End.Byte
}
