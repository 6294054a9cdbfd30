package manual

const (
	uncompiled = "wrong usage, something that can't be read, or a configuration that does not compile"
	unknown    = "wrong usage, or a name that there is not"
)

// pages are the commands by name. The examples work in a project that init has written, within a repository of git.
var pages = map[string]page{
	"grants": {
		examples: []example{
			{"grants init", "write a starting project into the current folder"},
			{"grants lint", "say what is wrong with the project there"},
			{"grants plan", "say who gains and loses what since the branch started"},
		},
		gate: "a gate is closed: findings, a gap, a change that is not to pass",
	},
	"completion": {
		examples: []example{
			{"grants completion bash", "print what completes commands in bash; in ~/.bashrc: source <(grants completion bash)"},
			{"grants completion zsh", "the same for zsh, as the file _grants in a folder of $fpath"},
			{"grants completion fish", "the same for fish, as the file ~/.config/fish/completions/grants.fish"},
		},
		failure: unknown,
	},
	"export": {
		examples: []example{
			{"grants export --to terraform -o infra", "write the project as files of Terraform into the folder infra"},
			{"grants export --to a0deploy -o auth0", "the same for auth0-deploy-cli"},
			{"grants export --to terraform -o infra --check", "write nothing, and exit with 1 if the files are not what the project gives"},
			{"grants export --to api -o answers", "as answers of the Management API"},
		},
		gate:    "with --check, the files are not up to date",
		failure: uncompiled,
	},
	"fmt": {
		examples: []example{
			{"grants fmt", "lay out the project in the current folder"},
			{"grants fmt --check", "write nothing, and exit with 1 if a file would change, as in CI"},
			{"grants fmt --diff access.grants.hcl", "print what would change in a file"},
		},
		gate:    "with --check or --diff, a file would change",
		failure: "wrong usage, or a file that does not parse or can't be read or written",
	},
	"help": {
		examples: []example{
			{"grants help", "the commands"},
			{"grants help plan", "all that plan does, as grants plan -h"},
			{"grants help lint", "all that lint does"},
		},
		failure: unknown,
	},
	"import": {
		examples: []example{
			{"grants import terraform:infra -o moved/terraform", "write what files of Terraform declare as a project"},
			{"grants import a0deploy:auth0/tenant.yaml -o moved/auth0", "the same of an export of auth0-deploy-cli"},
			{"grants import api:answers -o moved/answers --fail-on never", "the same of answers of the Management API, and 0 whatever they do not say"},
		},
		gate:    "all is written, but something that bears on access is not said by the source (--fail-on gap, the default)",
		failure: "wrong usage, a source that can't be read, a project that would not mean the same, or a file that exists; then nothing was written",
	},
	"init": {
		examples: []example{
			{"grants init", "write a starting project into the current folder"},
			{"grants init access", "write it into the folder access"},
			{"grants init access --with pre-commit,github", "and what runs grants before a commit and on pull requests"},
			{"grants init server --with mcp", "an MCP server whose clients register themselves"},
		},
		failure: "wrong usage, a project that is there already, or a file that exists or can't be written; then nothing was written",
	},
	"lint": {
		examples: []example{
			{"grants lint", "report what is wrong with the project in the current folder"},
			{"grants lint --since origin/HEAD", "only what that revision does not have"},
			{"grants lint --fix --diff", "print what can be repaired without changing anybody's access"},
			{"grants lint --baseline known.json --write-baseline", "take all that is found now for known, and report what is new from then on"},
		},
		gate:    "a finding is as severe as --fail-on says, or worse (default error); or, with --fail-on gap, a foreign source leaves a gap",
		failure: "wrong usage, a project that can't be read, or mistakes in grants.hcl",
	},
	"man": {
		examples: []example{
			{"grants man man1", "write a page for each command into the folder man1"},
			{"grants man build/man/man1", "for a package; man -M build/man grants shows it"},
			{"grants -C build man man/man1", "the same from a folder"},
		},
		failure: "wrong usage, or a folder that can't be written to",
	},
	"matrix": {
		examples: []example{
			{"grants matrix", "who may do what, as a table; in a pipe, as JSON"},
			{"grants matrix --application shop", "what one application can get"},
			{"grants matrix --scope 'refund:*' -o csv=refunds.csv", "who can get certain scopes, for a spreadsheet"},
			{"grants matrix -o html=access.html", "a page to look at, to filter, and to send"},
		},
		gate:    "with --fail-on gap, a foreign source leaves a gap",
		failure: uncompiled,
	},
	"plan": {
		examples: []example{
			{"grants plan", "who gains and loses what since the branch left origin/HEAD"},
			{"grants plan --against git:HEAD^1 --fail-on risk:high", "against a commit, and exit with 1 where the risk is high"},
			{"grants plan -o text -o json=plan.json", "print it, and save it for grants render and for what deploys it"},
			{"grants plan --only application=shop", "only what one application gains and loses"},
		},
		gate:    "a gate of --fail-on or of grants.hcl matches",
		failure: "wrong usage, something that can't be read, or a side that does not compile",
	},
	"reference": {
		examples: []example{
			{"grants reference", "what there is: blocks, and functions"},
			{"grants reference client_grant", "a block, and what may stand in it"},
			{"grants reference client_grant.scopes", "an attribute: its type, its values and what the platform does without it"},
		},
		failure: unknown,
	},
	"render": {
		examples: []example{
			{"grants render plan.json", "print a plan that grants plan -o json=plan.json has saved"},
			{"grants render plan.json -o markdown", "write it as a comment for a pull request"},
			{"grants render plan.json --show changes", "only what a deployer has to change"},
		},
		failure: "wrong usage, or a file that can't be read or is no plan",
	},
	"rules": {
		examples: []example{
			{"grants rules", "the rules, with what each reports"},
			{"grants rules undefined-scope", "why a rule is there, and what to do about its findings"},
			{"grants rules -o json", "the rules for programs"},
		},
		failure: unknown,
	},
	"schema": {
		examples: []example{
			{"grants schema plan", "the JSON Schema of grants plan -o json"},
			{"grants schema matrix", "that of grants matrix -o json"},
			{"grants schema config", "that of configuration in JSON, for editors and for programs that write it"},
		},
		failure: unknown,
	},
	"snapshot": {
		examples: []example{
			{"grants snapshot -o json=tenant.json", "save what the project means; grants plan --against json:tenant.json compares with it"},
			{"grants snapshot -o digest", "the digest of what it means: two projects that mean the same have the same"},
			{"grants snapshot --var-file prod.grantsvars.hcl", "the snapshot of one stage"},
		},
		gate:    "the digest is not that of --expect-digest; or, with --fail-on gap, a foreign source leaves a gap",
		failure: uncompiled,
	},
	"test": {
		examples: []example{
			{"grants test", "hold the project in the current folder to its files *.grantstest.hcl"},
			{"grants test git:HEAD^1", "hold a commit to the tests of the project as they are; likewise json:tenant.json, api:answers or tfplan:plan.json"},
			{"grants test --coverage=80%", "say what no test pins, and exit with 1 where that is more than a fifth"},
			{"grants test --run refund -o junit=tests.xml", "run the tests whose names match, and write a report for a service"},
		},
		gate:    "a test failed, or --coverage is not reached; or, with --fail-on gap, a foreign source leaves a gap",
		failure: "wrong usage, something that can't be read, a configuration that does not compile, or a test that can't be judged",
	},
	"explain": {
		examples: []example{
			{"grants explain shop orders refund:orders", "whether shop gets the scope, as itself or for users, and why"},
			{"grants explain shop orders refund:orders --as users --expect no", "the same as a check: exit with 1 where it does"},
			{"grants explain shop orders --since", "and since which commit it is so"},
			{"grants explain any-third-party orders --at git:HEAD^", "what those get that have no grant of their own, one commit ago"},
		},
		gate:    "the answer is not that of --expect",
		failure: uncompiled + ", or a name that means nothing",
	},
	"simulate": {
		examples: []example{
			{"grants simulate --application shop --api orders --as itself", "what the shop's own token carries, or the error"},
			{"grants simulate --application shop --api orders --as users --request refund:orders", "whether a user's token carries the scope"},
			{"grants simulate --application shop --api orders --as users --request refund:orders --expect no", "the same as a check"},
		},
		gate:    "the answer is not that of --expect",
		failure: uncompiled + ", or a name that means nothing",
	},
	"who-can": {
		examples: []example{
			{"grants who-can refund:orders", "who can get the scope, of whichever API has it"},
			{"grants who-can 'refund:*' orders", "who can get any of some scopes of one API"},
			{"grants who-can '*' orders", "who can get any token for an API"},
			{"grants who-can refund:orders --at origin/main", "the same of another state"},
		},
		gate:    "the answer is not that of --expect",
		failure: uncompiled + ", or a name that means nothing",
	},
	"version": {
		examples: []example{{"grants version", "as grants --version"}},
		failure:  "wrong usage",
	},
}
