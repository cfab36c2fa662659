"""What vocabularies of tokenizers have in common: how few tokens common words are, and which letters stay apart."""

from __future__ import annotations

ONE_TOKEN = frozenset(
    """
able about above abs absolute Abstract accept acceptable access accessible account ACTION Action action actions
activate activation Active active activity actual actually Add add Added added Adding adding Additional Additionally
Address address Adds adjust Admin admin Advanced affected After after again age Agent agent agents ahead alias align
ALL All all Allow allow allowed Allows allows almost alone along alpha Already Also also alt although Always always
among amount An an Analysis analysis AND And and Another another Answer answer ANY Any any anything API api app append
Application application Applications apply archive archives are area aren arg args argument around array As as ask
asking assert assets associated assuming at atomic attach attribute Attributes auth Author author authorized authors
Auto auto automatic available avoid aware away back Background background bad bar bare Base base based bash Basic
basic batch be Because because been Before before begin being below best Better better Between between big bin binary
binding bit bits black blank block blocking blocks body bold bool border Boston Both both bottom bound box break
broken browser budget buf buffer bug bugs Build build builder building Built built Business business But but By by
byte bytes Cache cache Call call callback called calling Can can care case cases cast catch category cause cc cell
cells center chain Change change Changed changed Changes changes changing channel Char char Character character charge
chat Check check checked checking checks child children Chinese choice CI Class class classes Clean clean Clear clear
Client client clock clone close closed closure cmd Code code codes collect Collection collection color column com come
comes Command command Comment comment Comments comments commit Common common communication community Compare
compatible Complete complete Completed complex component concept condition conf confidence Config config Configuration
confirmed Connect connect connected Connection connection consider Console console const Construct construct consumer
Contact contact contained container Content content Contents Context context Continue continue contract Control
control controlled Copy copy Copyright Core core correct Could could count counter course cover covered Create create
Created created creation Critical critical cross Current current Currently currently custom cycle cycles DATA Data
data Database database Date date day days de dead deal DEBUG debug def Default default define defined Definition
definition del delay Delete delete depend dependent depth derived Description description Design design Desktop dest
detail Details details Detect dev Development development device dict did diff different digit dir direct direction
Directory directory Disable disable disabled disk Display display Dist dist Do do doc docs doctor Document document
Does does doing Domain domain Don don Done done dot Double double down download draft drive driver Drop drop dry due
dump duration During during Dynamic Each each early easy edge edit edited editor effect effective effects Either
either element else email Empty empty en Enable enable enabled END End end ended ending ends engine enter Entity
entity entry enum env Environment environment eq equal err ERROR Error error errors escape especially essential etc
eval evaluate even event events ever Every every Example example Examples exc except Exception excluding exclusive
exec execute exist existing Exit exit exp expected export express expression ext External external Extra extra fact
factor fail failed fall False false family far fast Feature feature Features features feed few field fields figure
FILE File file filename Files files filled filter Final final Find find finding finished First first fit Fix fix Fixed
fixed flag flags Float float flow flush focus Folder folder Follow follow foo FOR For for force fork FORM form Format
format former forms Forward forward Found found foundation four frame frames framework Free free frequency fresh
friendly friends From from front Full full fully func Function function functional Further Future future gen General
general generated generation Generic generic Get get gets Getting getting git github give Given given Global global go
going gone Good good Google google got graph green GROUP Group group groups guide had half hand Handle handle handler
hard has hash Have have haven Having having HEAD head Header header headers heading height Hello help Here here hex
hidden hide High high History history hold Home home hook host hour hours How how HTML html HTTP http https human id
ident identified If if ignore illegal image img impact Import import Important important IN In in Inc include includes
including Independent Index index individual INFO info Information information init Initial initial inline inner input
insert inside Install install installed instance Instead instead int Integer integer interesting Interface interface
Internal internal interpret into Introduction Invalid invoke io is ISO Issue issue issued issues It it Item item items
iter iterator its Japanese javascript job jobs Join join Journal journal JSON json Just just Keep keep keeping kernel
KEY Key key Keys keys kind know knowledge Known known Label label lambda lang Language language large Last last later
latest layer layout lead leading learn leave Left left len length less Let let letter letters level levels lib Library
library License license light Like like limit limited limits LINE Line line lines Link link linked Links links Linux
linux List list listed lists little live Load load loaded loader loading loads Local local Location location lock
locked locks Log log login Long long Look look looking loop lost lot low lower machine Made made magic mail Main main
major Make make makes making managed management manager Many many Map map Mark mark marked marks master Match match
matched matter MAX Max max maximum May may maybe md medium member members Memory memory mentioned Message message meta
metadata Method method Methods Microsoft middle might min minimum minute misc Missing missing MIT mod Mode mode model
models modern modified Module module modules month More more Most most Move move moving msg much multi Multiple
multiple Must must NAME Name name named Names names native necessary Need need needed needs negative net Network
network Never never New new Next next nice NO No no Node node Non non None none nor normal NOT Not not notation NOTE
Note note Notes notes Nothing Now now NULL null num Number number obj Object object objects Oct OF of off official
offset often ok old older On on Once once ONE One one ones Only only op Open open opened opening opens operation
operator opt Option option optional Options options OR or Order order ordered ordering org orig origin Original
original OS os OTHER Other other our OUT out Output output outside over own owner pack Package package packed padding
Page page pages pair paragraph param Parameters params parent parents parse parser part partial particularly parts
party Pass pass Password password past patch PATH Path path Pattern pattern pause people per Performance performance
perhaps period person Phase phase pick pieces pipe Place place placed places plain Plan plan Platform platform Please
please plugin plugins plus point pointer points Policy policy pop port pos Position position positive POST post power
practice pre prefix present pretty primary Print print printed printf prints priority Private private problem Process
process processing product Production production profile program Progress progress Project project projects properties
property protect protected provided proxy Public public published pull pure purpose Push push put py Python python
quality query question queue Quick quick quiet quite quote race raise raised random range rather raw re Read read
reader Reading reading reads ready real really Reason reason received Recent recent record red ref Reference reference
References reflect Register register registered regular related relative Release release released remember remote
remove Render render repeat replace Report report reported Reporting reports represent req Request request require
Required required Requires requires res research reset resolution Resource resource resources respect Response
response rest Result result Results results Return return Returns rev reverse Review review RFC rich right rights risk
Root root round row rows rule rules Run run runner Running running runs Runtime runtime Russian rust safe said Same
same Sample sample Save save saving say scale Scan scan scope screen script scripts Search search Second second
seconds secret Section section sections secure Security security See see seen Select select selected selection Self
self Send send sense sent sequence series Server server Service service services Session session Set set sets Setting
setting Settings settings setup SHA shape share shared shell shift short Should should Show show shown shows side SIGN
sign signed Simple simple Since since Single single site sites six size Skip skip sleep slice slow small smart So so
socket Software software Some some Something something Sometimes sometimes sort Source source space span spawn spec
Special special Specific specific specified speed Split split square src ssh stable stack Standard standard Start
start started Starting starting stat STATE State state statement States states static Status status Step step steps
still Stop stop storage Store store stores str stream String string strings strip Strong struct stuff Style style
styles sub subject submit Success success such suggest sum summary super Support support Supported supported sure
surface switch sync sys System system tab TABLE Table table Tag tag tags tail take taking talk tar Target target Task
task team tell temp Template template term terms Test test tested Testing testing tests TEXT Text text than Thanks
thanks That that The the their them theme Then then There there Therefore These these They they thing things think
third This this those though thought Thread thread Three three through throw thus TIME Time time timeout times Title
title tmp TO To to today Token token too tool tools top Topic Total total touch trace track tracking Transfer transfer
transform translation tree trigger True true trust truth Try try turn turned Two two TYPE Type type types under
Unfortunately Union union unique unit Unix Unknown unknown Unless unless unsigned until up Update update Updated
updated upload upon upper ups URI URL url us USA usable Usage usage USE Use use Used used User user username Users
users uses Using using usual usually UTF util val valid Value value Values values var Variable variable vector
verified Version version versions very via view virtual visible visual void wait walk want warn WARNING Warning
warning was watch way ways We we web weight Well well were What what whatever wheel When when Where where Whether
whether Which which While while white who whose Why why wide width wiki Will will win window Windows windows With with
within Without without won Word word Words words Work work worked worker workers Working working Works works World
world worth would wrap wrapper Write write writer writers Writing writing Written written wrong www xml XXX year yes
yet You you Your your zero zip
""".split()  # noqa: SIM905 - an eighth of the lines
)
"""Words that are one token, or one more than the sign before them is."""

TWO_TOKENS = frozenset(
    """
abort abstract ACCENT Accept accepted accepting accepts accessed according accordingly acquire across Actions addition
additional additions addresses adjacent Administrators advantage advertised affect against Agents algorithm aliases
alignment allowing alongside already alternate alternative Alternatively Alternatives alternatives ambiguous analyse
anchor ANGLE annotated annotation annotations Anything anyway anywhere Apache apache apparently appear appears
appended appending Applied applied applies applying Approach approach appropriate Archive argparse Arguments arguments
artifacts ASCII asked assertion assertions assign assigned assignment Assume assume assumed async asynchronous
attached attachments Attempt attempt attention Attribute attributes attrs Audience audit authenticate authenticated
Authentication authentication Authorization authorization Autonomous Avoid avoids backend backends backoff backup
Backward backward backwards badge badges BaseException BaseFix baseline basename become becomes BEGIN beginning begins
behave behavior behaviour behind belong benchmark benchmarks benefit beside beyond Binary bindings bisect blame BLOCK
blocked Blocker blocker Blockers blockers boolean bootstrap boundaries Boundary boundary brackets Branch branch
branches BREAK breaking breaks Building builds Builtin builtin builtins bundle bygroups cached caching calculated
calculation calendar Callable callable callbacks Called caller callers calls candidate candidates Cannot cannot
canonical capabilities capability CAPITAL capture captures careful carefully categories caught caused causes causing
certain certificate Characters characters chars checker checklist checkout checkpoint Checks cherry choices choose
chosen chunk chunks circular claims Classifier classmethod Claude cleaned cleanup clearly clients closing codebase
Codec coding collapse collected collections collision COLON colon colors columns combination combinations combine
combined combining COMMA comma Commands commands COMMENT commented Commits commits committed commonly communicate
Communications compact compare compared compares comparing compat Compatibility compatibility compilation compile
compiled compiler Compilers compilers compiles compiling complain COMPLETE completed completely Completion completion
Complex complexity compliance compliant Components components compose compress compressed compression compute computed
concrete concurrency concurrent Condition conditional conditions CONFIG ConfigParser configparser Configurable
configurable configuration configurations configure configured confirm confirmation Conflict conflict conflicted
conflicts confused confusing confusion Connections connections Consider considerations considered consistent
consisting consists ConsoleOptions Constant constant constants constructed constructing construction constructor
constructors constructs consume consumed consuming contain containers containing Contains contains CONTENT contents
contextlib contextmanager contexts continuation continues continuing Continuity continuity contrib contribute
contributed Contributing Contributor controls convention conventions Conversion conversion Convert convert converted
converting converts copied copies copying copyright corner corrected correctly correctness corrupt corruption counts
Coverage coverage covers CPython crash crates Creates creates creating criteria cryptography cursor customize daemon
dangerous dashboard datetime Debian debian debugging decide decided decides decimal Decision decision Decisions
decisions Declaration declaration declarations declared decode decoded Decoding decoding decorate dedicated DEFAULT
defaultdict Defaults defaults Deferred deferred Define defines defining definitions Deleted deleted dependencies
dependency depending Depends depends Deploy deploy Deprecated deprecated derive describe described describes
DESCRIPTION designed desired destination detach detached detailed detect detected detection determined developed
Developer developer Developers developers DEVICE diagnostic Dictionary dictionary differ difference differences
differs digest digits directive directives directly directories dirname disallowed discard Discord discord Discovered
discovered Discovery discovery Discretion discretion Discussion discussion discussions dispatch displayed distinct
distribute distributed Distribution distribution Distutils distutils docstring docstrings Documentation documentation
documented Documents documents doesn downloaded Downloads driven dropped dynamic earlier easily editable editing
efficient effort EIGHT elements Elsewhere elsewhere embedded emitted emulation Enables enables encode encoded Encoding
encoding encryption endpoint endpoints enforce English enhanced enough Ensure ensure ensures enterprise entire entries
environ environments equivalent errno Escape escaped essentially established evaluated EVENT eventually Everything
everything everywhere evidence exact Exactly exactly examples exception Exceptions exceptions exchange exclude
excluded executable Execute executed executing execution existence Existing exists expand expanded expansion expect
Expected expecting expects expensive experience experimental explain explicit Exponential exponential exported exports
EXPRESS Expression expressions extend extended Extension extension Extensions extensions Extract extract extracted
extraction extras factory Failed failing fails failure failures Fallback fallback faster feedback fetch fileno
filesystem filtered filtering filters finalize finalized finally finder Findings findings finditer finish FITNESS
Fixes fixes FIXME fixtures flexible followed following Follows follows forbidden Foreign foreign forget forgot formats
formatted Formatter formatter formatters formatting Foundation Framework Franklin FreeBSD frontend frontmatter
fullname functionality Functions functions FunctionType Funding further garbage generally Generate generate Generated
generates generating Generator generator getattr getitem getstate gettext getvalue Github githubusercontent gitignore
gitweb gives giving gmail grammar granted GREATER greater guess guidelines handled handlers Handles handles Handling
handling Handoff handoff hardcoded hasattr hashes HEADING Heading headings Helper helper helpers helpful hereby
heuristic higher highlight historical holds Homepage honor hooks hostname However however HTTPError identical
identification Identifier identifier Identifiers identifiers identify identifying identity Ignore ignored ignores
ignoring Immediate immediate immediately immutable Implement implement Implementation implementation implicit IMPLIED
implied imported ImportError importing importlib imports impossible improve improved Include included inclusion
incompatible incomplete incorrect increment incremental incremented indent indented independent IndexError indicate
indicated indicates indicating indicator infinite infrastructure initialization Initialize initialize initialized
injection inputs insensitive Inserted inserted insertions Insights inspect INSTALL Installation installation installer
Installing installing installs Instance instances instruction Instructions integers integrate Integration integration
integrations Intended intended interacting interaction interactive interfaces intermediate internally Interpol
interpretation interpreted interrupted intersection interval introduce introduced introduction invalid invocation
invocations invoked invoking involved isdir isfile isinstance isolated isolation Issues italic Iterable iterable
Iterate iterate iteration Iterator itself JavaScript Javascript jitter justification keeps KeyError Keyword keyword
Keywords keywords killed kinds knows labels Languages languages larger latter Learned learned Learnings learnings
least leaves leaving legacy Lesser Lesson lesson Lessons lessons LETTER Lexer lexer Lexers lexers Libraries libraries
Licensed licensed licenses lifecycle lightweight likely limitation limitations lineno linker linking listdir listing
literal literals locale locally locals locations logger logging logic longer longest looked looks lookup lowercase
lstrip MacOS macOS macros mailing maintain maintenance Makefile makefile malformed mandatory manifest Manual manual
manually Mapping mapping mappings Markdown markdown marker markers markup matches matching matrix matters maxsize
meaning means meant measure measured MEDIUM memoryview mentions Merge merge merged merges messages Metadata methods
Metrics microseconds microsoft Migration migration milestone minimal minor MINUS minutes Miscellaneous missed mistake
mistakes modification modifications Modified modifies modify modifying Modules ModuleType moment monitoring moved
NameError Namespace namespace namespaces naming narrow navigation necessarily Needed neither nested newer newline
newlines nobody nodes nonsense normalization Normalize normalize normalized normally normcase normpath nothing notice
notification Notifications notifications notify NUMBER numbered numbers numeric OAuth Objective objective obsolete
obtain obvious occur occurred occurs omitted OpenSSL openssl Operating operating Operations operations Operator
Operators operators optimization optimizations optimize optimized Optional optionally originally others Otherwise
otherwise outfile outputs overflow overflows overhead overlap overridden Override override Overview overview overwrite
overwritten ownership Packages packages Packaging packaging packfile packfiles pairs paragraphs parallel parameter
parameters parentheses parenthesis Parse Parser parseString partially particular partition passed passes passing
patches pathlib pathname pathnames paths pathspec Patterns patterns payload Pending pending People PERCENT perform
performed performing Permission permission permissions permit persistence Phases phases pitfalls Placeholder
placeholder Planning planning plans platforms plumbing pointed pointers pointing populated portability portable
portions positional positions positives POSIX possibility possible possibly potential potentially precision predicate
prefer preference preferred prefixed prefixes prepare prepared Preproc preprocessor presence preserve preserved
preserves preserving Prevent prevent prevents previous previously primarily primitives printable printing prior
Priority PrivateFormat probably problems proceed processed processes Processing produce produced produces Programming
programming Programs programs PROJECT Projects Promise Prompt prompt propagate proper proposed protection Protocol
protocol Provide provide provider Provides provides prune pseudo PublicFormat publish Purpose purposes pyproject
pytest pyversions qualname queries QUESTION Questions questions Queue quoted quotes quoting Raise Raises raises ranges
rationale reachability reachable reached readable readline README readme reasonable Reasoning reasoning reasons rebase
receive recently recognize recognized recommended RECORD recorded records recurse recursion recursive redirect reduce
reduction refactor refer references refresh refuse refused regardless Regex regex registers registration registry
regression reject Rejected rejected rejection Related relatively releases relevant reliable reload remaining Remember
removal Remove Removed removed removes removing rename renamed renderable rendered rendering RenderResult reordering
repack repeated Replace replaced replacement replacements replaces replacing reporting Repository representation
represented representing Represents represents requested requests Requirement requirement Requirements requirements
requiring Reserved reserved Resolution Resolve resolve Resolved resolved resolver ResourceReader ResourceWarning
respectively responses responsible Restart restart Restore restore restoring restriction resulting Resume resume
retained retries retrieve retry RETURN returncode returned returning returns revert revision rewrite RIGHT Rights
rstrip RuntimeError RuntimeWarning safety saved scanning Schema schema scheme scoped screenshots Scripts searching
SECTION seems segment segments Selecting selecting semantics sending sensible sensitive sentinel separate separated
separator Sequence sequences sequential serialization serialize servers serves serving SESSION Sessions sessions
setattr setdefault setitem setter SEVEN Several several SHALL Shared shields SHIFT shouldn showed showing shutdown
shutil signal signals Signature signature signatures significant signing silently Similar similar similarly
simplefilter simply sitter situation skipped skipping slash slots SMALL smaller snapshot snapshots sockets SOFTWARE
solution someone SortCondition sorted sources SPACE spaces spawning specialized Specifically specifically
specification specifications specifier specifiers specifies specify specifying splitlines SQLite Stable stacklevel
stale standalone standards stands START Started starts startup stash statements staticmethod statistics stdin stdlib
stdout Steps stopped stops stored Strategy strategy streaming StreamReader streamreader streams StreamWriter
streamwriter strict STRING StringIO stripped stripping Structure structure structured structures subclass Subclasses
subclasses subcommand subdirectory Subheading submodule submodules subprocess Subscription subscription subset
substantial substring subsystem subtree successful successfully sufficient suffix suggestions suitable suite Summary
superproject supplied Supporting supporting supports supposed suppress suppressed Symbol symbol syntax sysconfig
SYSTEM SystemExit systems tables taken takes Tasks tasks taught technical technically tells TempDirectory tempfile
Templates templates Temporary temporary Terminal terminal terminals terminate terminated terminating Tests textual
textwrap therefore thousands threading threads THREE threshold thrown TIMEOUT timestamp timezone together tokenize
touched traceback tracked Tracker tracker traditional trailer trailing transactions transformation transition
translate translated transparency transparent transport transports treat treated tried tries trying Tuple tuple tuples
turns twice Typed TypeError TypeScript TypeVar typical typically Typing typing ubuntu unavailable unchanged undefined
underline underlying underscore understand Understanding understanding undocumented unexpected unfortunately unicode
uninitialized uninstall universal UNKNOWN unlike unlink unmodified unnecessary unpack unpacked unquote unrelated
unsafe unset unspecified unstable Unsupported unsupported unused Updates updates updating upgrade upgrading Upstream
upstream urlparse useful Utilities utilities Utility utility utils Validate validate validated validation validator
VALUE ValueError variables variant variants variations Various various vendor verbose verbosity Verification
verification Verify verify VERSION versionadded versioning Versions vertical virtualenv waiting wanted wants warnings
weakref wheels whenever whole wikipedia wildcard Workaround workaround Worker Workflow workflow Workflows workflows
worktree wrapped wrappers wrapping wraps writable writes yield zipfile
""".split()  # noqa: SIM905
)
"""Words that are two tokens at most, or two more than the sign before them is."""

APART = frozenset(
    """
bk bq bv bw bx bz cg cj cq cw cx dg dv dw dz ej eo fh fj fk fq fv fz gf gj gk gq gv gw gx hb hc hf hg hj hk hq hv hx
jb jd jf jg jh jk jm jn jq jr jt jv jw jx jy jz kc kd kf kp kq kv kx kz lg lh lj lk lm lq lw lx lz mf mh mj mq mv mw
mz nf nh nj nk nq nx oq pf pj pk pq pv pw pz qb qc qd qe qf qg qh qj qk qm qn qo qp qr qv qw qx qy qz rj rk rp rq rv
rz sj sx sz tb tj tq uq uw vb vf vh vj vk vn vq vw vx vz wc wf wg wj wq wv wz xg xh xj xk xl xm xn xo xq xr xu xv xw
xz yb yc yf yh yj yq yv yw zc zd zf zg zj zk zm zp zq zr zs zt zv zw
""".split()  # noqa: SIM905
)
"""Pairs of small letters that need not come together in a token; all others do."""
