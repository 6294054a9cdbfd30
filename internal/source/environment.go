package source

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The variables by which git tells the programs that it starts, hooks among them, which repository they are about.
var repositoryVariables = []string{
	"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_PREFIX",
	"GIT_NAMESPACE", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE",
}

// environment is what git is started with. Where the variables name paths, those start at the folder this program was started in, and git
// is started in another; and with GIT_DIR alone, git takes the folder it is started in for the root of the working tree.
func (r *repository) environment() []string {
	env := os.Environ()
	if r.independent {
		return slices.DeleteFunc(env, func(variable string) bool {
			name, _, _ := strings.Cut(variable, "=")
			return slices.Contains(repositoryVariables, name)
		})
	}
	here, err := os.Getwd()
	if err != nil {
		return env
	}
	for _, name := range repositoryVariables[:5] {
		if value := os.Getenv(name); value != "" && !filepath.IsAbs(value) {
			env = append(env, name+"="+filepath.Join(here, value))
		}
	}
	if os.Getenv("GIT_DIR") != "" && os.Getenv("GIT_WORK_TREE") == "" {
		env = append(env, "GIT_WORK_TREE="+here)
	}
	return env
}
