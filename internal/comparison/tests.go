package comparison

import (
	"grants/internal/accesstest"
	"grants/internal/files"
)

// testsOf are the tests of access that a side has. They are nil where they can't be read, which is noted.
func testsOf(side *Side) *accesstest.Suite {
	if side.source.File != "" {
		return &accesstest.Suite{}
	}
	names, err := files.Tests(side.source.FS, side.opts.LeaveOut)
	if err == nil {
		var suite *accesstest.Suite
		if suite, err = accesstest.Read(side.source.FS, names); err == nil {
			return suite
		}
	}
	side.note("the tests of access of %s can't be read, so what the change does to them is not known: %s", side.Name, err)
	return nil
}
