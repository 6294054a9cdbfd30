package objects

// Unsent is why no call deploys a difference between two tenants; empty where some operation does.
type Unsent string

// The reasons.
const (
	FilesOnly      Unsent = "files_only"      // the platform does not know it: sensitive_scopes, the tenant's domain, an id that it gave itself
	Credential     Unsent = "credential"      // belongs to a credential, which is not in the files
	ReadOnly       Unsent = "read_only"       // the platform settled it when the application registered itself
	NoDefault      Unsent = "no_default"      // taken away, and the platform has nothing to go back to: it stays, see the note value-stays
	Refused        Unsent = "refused"         // the platform takes no such thing: lint says so
	SelfRegistered Unsent = "self_registered" // of an application that has not registered itself yet: nobody else can create it
	PlatformOwned  Unsent = "platform_owned"  // an API of the platform, or a client grant that it created, which is there whatever the files say
)
