package cli

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// forge is a code host in a file, as far as recipes use one: pull requests and their comments, by the ways of GitHub and of GitLab.
type forge struct {
	Pulls    []pull    `json:"pulls"`
	Comments []comment `json:"comments"`
	file     string
}

type pull struct {
	Number int      `json:"number"`
	Head   pullHead `json:"head"`
}

type pullHead struct {
	Label string `json:"label"` // owner:branch
	SHA   string `json:"sha"`
}

// comment is a comment at GitHub and a note at GitLab.
type comment struct {
	ID     int    `json:"id"`
	Number int    `json:"number"` // of the pull request
	User   user   `json:"user"`
	Author user   `json:"author"`
	Body   string `json:"body"`
}

type user struct {
	ID    int    `json:"id"`
	Login string `json:"login"`
}

// bot is whose token the recipes have.
var bot = user{ID: 41898282, Login: "github-actions[bot]"}

// forgeFile names the file of the forge in the environment of the programs that stand for its clients.
const forgeFile = "GRANTS_TEST_FORGE"

func readForge(file string) *forge {
	f := &forge{file: file}
	content, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(content, f)
	}
	if err != nil {
		panic(err)
	}
	return f
}

func (f *forge) save(t *testing.T) {
	t.Helper()
	content, err := json.Marshal(f)
	if err == nil {
		err = os.WriteFile(f.file, content, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// answer is what the forge says to a request.
func (f *forge) answer(method, path string, parameters url.Values) (any, error) {
	words := strings.Split(strings.Trim(path, "/"), "/")
	last := words[len(words)-1]
	list := slices.Contains([]string{"comments", "notes"}, last)
	switch {
	case method == "GET" && last == "user":
		return bot, nil
	case method == "GET" && last == "pulls" && parameters.Get("state") == "open":
		return slices.DeleteFunc(slices.Clone(f.Pulls), func(p pull) bool { return p.Head.Label != parameters.Get("head") }), nil
	case method == "GET" && list:
		return f.of(words), nil
	case method == "POST" && list:
		number, _ := strconv.Atoi(words[len(words)-2])
		f.Comments = append(f.Comments, comment{ID: 100 + len(f.Comments), Number: number, User: bot, Author: bot, Body: parameters.Get("body")})
		return f.Comments[len(f.Comments)-1], nil
	case method == "PATCH" && words[len(words)-2] == "comments", method == "PUT" && words[len(words)-2] == "notes":
		i := slices.IndexFunc(f.Comments, func(c comment) bool { return strconv.Itoa(c.ID) == last && c.User == bot })
		if i < 0 {
			return nil, fmt.Errorf("403: comment %s is not yours", last)
		}
		f.Comments[i].Body = parameters.Get("body")
		return f.Comments[i], nil
	}
	return nil, fmt.Errorf("404: %s %s", method, path)
}

func (f *forge) of(words []string) []comment {
	return slices.DeleteFunc(slices.Clone(f.Comments), func(c comment) bool { return strconv.Itoa(c.Number) != words[len(words)-2] })
}

// request is a command line of one of the clients.
type request struct {
	method, path, filter string
	parameters           url.Values
	fails                bool // where it is refused
}

// flags reads a command line by what its flags mean; unknown ones are an error.
func (r *request) flags(args []string, meaning map[string]func(string), silent ...string) error {
	for len(args) > 0 {
		set, known := meaning[args[0]]
		switch {
		case slices.Contains(silent, args[0]):
		case known && len(args) > 1:
			set(args[1])
			args = args[1:]
		case strings.HasPrefix(args[0], "-"):
			return fmt.Errorf("unknown flag %s", args[0])
		default:
			r.path = args[0]
		}
		args = args[1:]
	}
	return nil
}

// parameter takes key=value. In a file of a value, at stands before its name.
func (r *request) parameter(at string) func(string) {
	return func(setting string) {
		key, value, _ := strings.Cut(setting, at)
		if strings.HasSuffix(at, "@") {
			content, err := os.ReadFile(value)
			if err != nil {
				panic(err)
			}
			value = string(content)
		}
		r.parameters.Set(key, value)
	}
}

// send answers the request on standard output, and fails as the clients do.
func (r *request) send() {
	f := readForge(os.Getenv(forgeFile))
	answer, err := f.answer(r.method, r.path, r.parameters)
	if err != nil {
		r.refused(err)
	}
	document, _ := json.Marshal(answer)
	all, _ := json.Marshal(f)
	if err := os.WriteFile(f.file, all, 0o666); err != nil {
		panic(err)
	}
	if r.filter == "" {
		os.Stdout.Write(document)
		return
	}
	filter := exec.Command("jq", "-r", r.filter)
	filter.Stdin, filter.Stdout, filter.Stderr = strings.NewReader(string(document)), os.Stdout, os.Stderr
	if err := filter.Run(); err != nil {
		os.Exit(1)
	}
}

// refused ends the client: as a failure only if it was asked to.
func (r *request) refused(err error) {
	fmt.Fprintln(os.Stderr, err)
	if r.fails {
		os.Exit(22)
	}
	os.Exit(0)
}

// gh stands for GitHub's client: gh api.
func gh() {
	r := request{method: "GET", parameters: url.Values{}, fails: true}
	args := os.Args[1:]
	if len(args) == 0 || args[0] != "api" || os.Getenv("GH_TOKEN") == "" {
		fmt.Fprintln(os.Stderr, "gh: no token, or not gh api")
		os.Exit(4)
	}
	err := r.flags(args[1:], map[string]func(string){
		"-X": func(m string) { r.method = m }, "-f": r.parameter("="), "-F": r.parameter("=@"), "--jq": func(f string) { r.filter = f },
	}, "--paginate")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	r.send()
}

// curl stands for curl.
func curl() {
	r := request{method: "GET", parameters: url.Values{}}
	var headers []string
	err := r.flags(os.Args[1:], map[string]func(string){
		"--request": func(m string) { r.method = m }, "--data-urlencode": r.parameter("@"), "--header": func(h string) { headers = append(headers, h) },
	}, "--silent", "--show-error", "--fail")
	r.fails = slices.Contains(os.Args, "--fail")
	if err != nil || !slices.Contains(headers, "PRIVATE-TOKEN: secret") {
		fmt.Fprintln(os.Stderr, err, "or no token")
		os.Exit(22)
	}
	r.path, _, _ = strings.Cut(r.path, "?")
	r.send()
}
