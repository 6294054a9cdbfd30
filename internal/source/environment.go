package source

import (
	"os"
	"path/filepath"
	"strings"
)

// settings are what git is told on its command line, which wins over every file. No folder is a repository because it looks like a bare
// one, which a stranger can commit. Nothing is run: no hook, and no program that watches the working tree.
var settings = []string{
	"-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.DevNull, "-c", "submodule.recurse=false",
	"-c", "advice.graftFileDeprecated=false",
}

// readOnly is the environment in which git writes nothing, asks nobody, fetches nothing on demand, and takes objects for what their hashes
// say, with messages in English.
var readOnly = []string{
	"GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_TERMINAL_PROMPT=0", "GIT_LITERAL_PATHSPECS=1",
	"GIT_NO_REPLACE_OBJECTS=1", "GIT_GRAFT_FILE=" + os.DevNull, "LC_ALL=C",
}

// environment is what git is started with. Of git's own variables it keeps the user's settings; which repository git looks at is said by the
// folder that it is started in, above which it does not look, or by GIT_DIR where that is what the user says.
func (r *repository) environment() []string {
	var env []string
	for _, variable := range os.Environ() {
		if name, _, _ := strings.Cut(variable, "="); !strings.HasPrefix(name, "GIT_") || r.keeps(name) {
			env = append(env, variable)
		}
	}
	env = append(append(env, readOnly...), "GIT_CEILING_DIRECTORIES="+filepath.Dir(Resolved(r.top)))
	if r.explicit {
		env = append(env, "GIT_DIR="+fromHere(os.Getenv("GIT_DIR")), "GIT_WORK_TREE="+r.top)
	}
	if index := os.Getenv("GIT_INDEX_FILE"); index != "" && !r.independent {
		env = append(env, "GIT_INDEX_FILE="+fromHere(index))
	}
	return env
}

// keeps tells the variables of git that are passed on. Where objects are is said by git itself to the hooks of a push, along with GIT_DIR.
func (r *repository) keeps(name string) bool {
	switch name {
	case "GIT_EXEC_PATH", "GIT_ATTR_NOSYSTEM":
		return true
	case "GIT_COMMON_DIR":
		return r.explicit
	case "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH":
		return !r.independent && os.Getenv("GIT_DIR") != ""
	}
	return strings.HasPrefix(name, "GIT_CONFIG")
}

// fromHere is the absolute form of a path in the environment, which starts at the folder that this program was started in.
func fromHere(name string) string {
	if path, err := filepath.Abs(name); err == nil {
		return path
	}
	return name
}
