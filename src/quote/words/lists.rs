//! The lists themselves.

use super::Class;
use Class as C;

pub(super) const FORMS: Class = C::BASE.or(C::PRESENT).or(C::PAST).or(C::ING);

/// The lists; a word may stand in several.
pub(super) const LISTS: &[(Class, &str)] = &[
    (
        C::DET,
        "the a an this that these those some many several most all both each every no any another one two three four \
         five six seven eight nine ten dozens hundreds thousands few other others fellow more half",
    ),
    (C::POSS, "his her their its my our your whose"),
    (C::SUBJECT, "he she they it who"),
    (C::SUBJECT.or(C::ME), "i we you"),
    (C::OBJECT, "him them himself herself themselves itself whom everyone anyone someone nobody"),
    (C::OBJECT.or(C::ME), "me us"),
    (
        C::AUX,
        "have has had having do does did will would can could should may might must shall cannot 've 'd 'll \
              won't wouldn't can't couldn't shouldn't don't doesn't didn't haven't hasn't hadn't wont dont doesnt didnt",
    ),
    (C::AUX.or(C::BE), "is was be been being are were am 's 're 'm isn't wasn't aren't weren't"),
    (
        C::PREP,
        "of in on at for with from by about against during after before since under over into onto among between amid \
         despite through throughout toward towards via per to without within near behind outside inside around across \
         following regarding concerning upon than like until unlike including besides beyond out off up down",
    ),
    (C::OPENER, "that whether if"),
    (C::OPENER.or(C::WH), "how why what when where which"),
    (C::AND, "and but or nor yet"),
    (C::CONJ, "because while as although though when if since unless until so before after whereas where once lest"),
    (C::NOT, "not never n't hardly rarely"),
    (
        C::ADV,
        "also later then now again still once just already often repeatedly earlier recently only even ever soon \
         meanwhile however too instead further indeed perhaps once first previously initially finally simply nonetheless nevertheless \
         moreover together furthermore afterwards afterward thereafter otherwise",
    ),
    (
        C::TIME,
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february \
         march april june july august september october november december mon tue tues wed thu thur thurs fri sat sun \
         week weekend month year morning afternoon evening night",
    ),
    (
        C::VERB,
        "went came took made got gave ran left met became kept held led lost won sent spent stood sat set cut hit let \
         paid brought bought built caught chose drew drove fell flew grew hung rose sold slept struck threw wore goes \
         comes takes makes gets gives runs leaves meets becomes keeps holds leads loses wins sends stands sits sets \
         brings buys builds go come take make get give become keep bring lose win send happened needs need",
    ),
    (
        C::WORK,
        "film films movie movies documentary series sitcom drama comedy thriller show shows programme program programmes \
         programs episode podcast broadcast song songs single track album albums hit anthem ballad tune opera musical \
         ballet play plays novel novels book books memoir bestseller biography poem poems essay paper study column blog \
         newsletter magazine journal commentary op-ed painting portrait sculpture exhibition exhibit installation game videogame app \
         franchise sequel trilogy saga soundtrack video clip ad advert cartoon comic strip tour hymn symphony feature \
         chapter article editorial headline segment special revival remake adaptation classic hashtag award prize",
    ),
    (
        C::NAMING,
        "titled entitled headlined dubbed nicknamed named called known nickname nicknames so-called moniker labelled labeled code-named codenamed captioned hashtag",
    ),
    (
        C::VOICE,
        "man men woman women person people boy girl teenager child children kid mother father parent wife husband son daughter \
         brother sister family uncle aunt cousin grandmother grandfather friend neighbor neighbour colleague resident local citizen \
         voter supporter critic opponent rival ally allies analyst expert economist scientist researcher scholar professor teacher \
         student doctor nurse physician lawyer attorney prosecutor judge justice jury court police officer detective sheriff deputy \
         deputies official officials spokesman spokeswoman spokesperson source aide adviser advisor secretary secretaries minister \
         president governor mayor senator congressman congresswoman representative lawmaker legislator politician leader chief \
         chairman chairwoman chair director manager executive founder owner boss employee worker staffer staff member activist \
         advocate campaigner protester demonstrator organizer organiser volunteer witness witnesses victim survivor suspect defendant \
         plaintiff driver pilot passenger captain coach player fan author writer journalist reporter editor columnist historian \
         pollster strategist consultant operative commentator host anchor presenter pundit blogger artist singer actor actress \
         producer musician comedian farmer trader investor broker banker businessman businesswoman entrepreneur developer engineer \
         designer consumer customer shopper user buyer pastor priest bishop pope rabbi imam cleric monk soldier commander general \
         veteran rebel militant ambassador diplomat envoy delegate delegation negotiator king queen prince princess nominee candidate \
         contender hopeful frontrunner democrat republican conservative liberal immigrant migrant refugee group company companies firm \
         bank agency agencies department ministry ministries government administration campaign committee commission council board \
         panel union association organization organisation party parties network newspaper magazine outlet station channel broadcaster \
         website site team club league federation church university college school hospital authority authorities regulator watchdog \
         office bureau embassy army military navy service services report study studies survey poll statement letter memo document \
         email tweet message article story stories book complaint lawsuit indictment affidavit filing ruling sign banner placard \
         caption headline editorial release transcript analysis data figures research paper constitution bible resolution declaration \
         petition ad advert note notice slogan one many most some others both few majority half everybody everyone someone somebody \
         thousands hundreds dozens crowd audience mob public percent old airline manufacturer retailer maker publisher lender insurer \
         spokespeople commissioner inspector investigator auditor coroner examiner guard nationalist guest neighbours relatives \
         relative widow heir mp mps cop cops guy guys lady player striker defender goalkeeper midfielder champion",
    ),
    // Irregular verbs, form by form.
    (C::SAY.or(C::PAST), "said wrote written read spoke spoken swore sworn"),
    (C::SAY.or(C::BASE), "say write read speak swear"),
    (C::SAY.or(C::PRESENT), "says writes reads speaks swears"),
    (C::SAY.or(C::ING), "saying writing reading speaking swearing"),
    (C::TELL.or(C::PAST), "told"),
    (C::TELL.or(C::BASE), "tell"),
    (C::TELL.or(C::PRESENT), "tells"),
    (C::TELL.or(C::ING), "telling"),
    (C::THINK.or(C::PAST), "thought found knew known felt saw seen understood heard meant sought shown forgot foresaw taught"),
    (C::THINK.or(C::BASE), "think find know feel see understand hear mean seek forget foresee"),
    (C::THINK.or(C::PRESENT), "thinks finds knows feels sees understands hears means seeks forgets foresees"),
    (C::THINK.or(C::ING), "thinking finding knowing feeling seeing understanding hearing meaning seeking forgetting foreseeing"),
    (C::BESIDE.or(C::PAST), "shot sang began begun went put"),
    (C::BESIDE.or(C::PRESENT), "goes puts sings begins"),
    (C::BESIDE.or(C::ING), "putting beginning going"),
    // Regular verbs by base form.
    (
        C::SAY.or(FORMS),
        "add reply respond answer explain continue conclude declare announce argue insist admit acknowledge confirm \
         concede contend maintain assert allege deny stress emphasise emphasize reiterate repeat remark observe recall \
         predict warn caution suggest propose recommend complain joke quip exclaim shout yell scream cry whisper murmur \
         mutter boast brag lament tweet retweet blog text testify vow pledge swear proclaim speculate confess interject \
         retort counter recount reveal disclose indicate hint imply signal clarify elaborate opine muse wonder agree \
         reckon mention state inform iterate note underscore underline estimate theorize theorise hypothesize forecast \
         profess affirm reaffirm attest aver chant bellow bark croak growl grumble fume gush sigh stammer stutter chime \
         narrate relay relate recite pronounce protest object plead beg urge demand ask inquire enquire query advise \
         promise threaten guess post advocate tout summarise summarize surmise venture volunteer snap thunder intone \
         jest crow sniff rail bemoan rejoice commiserate",
    ),
    (
        C::SAY.or(C::NOUNY).or(FORMS),
        "claim comment report charge demand tweet note post estimate answer request promise question forecast chant protest",
    ),
    (C::TELL.or(FORMS), "inform remind assure reassure advise notify instruct convince persuade promise warn ask urge"),
    (
        C::THINK.or(FORMS),
        "believe expect want wish worry fear doubt suspect consider assume decide determine realize realise recognize recognise \
        remember imagine anticipate hope prefer intend plan learn figure conclude discover envision seem appear reckon mull understand",
    ),
    (C::THINK.or(C::NOUNY).or(FORMS), "hope fear plan doubt show view look sound"),
    (
        C::ACT.or(FORMS),
        "describe accuse criticize criticise praise endorse support oppose denounce blast slam mock dismiss reject defend \
         quote cite name label dub characterize characterise portray refer identify list discuss express deliver condemn \
         applaud embrace welcome echo invoke tout ridicule deride decry assail assure blame thank credit compare liken \
         title call invite address decline refuse offer order demand threaten pitch propose press pressure propose \
         challenge criticise rebuke chide scold lambaste hail laud champion paint cast favor favour caution request \
         release publish share issue present slam tout downplay protest bash love like hate assume cover celebrate deem block \
         expose observe suspect congratulate target pursue debate veto articulate adopt illustrate demonstrate relish \
         rebuff deride enjoy reflect represent impose rip require need cheer attempt negotiate monitor limit dispute \
         crack establish contradict prove feature mandate move fight try push promote fault knock reaffirm highlight \
         trumpet warm eye weigh float acquiesce acquit argue insist rule order vote elect project advocate recount \
         rattle watch file raise view point challenge talk focus spend hire introduce regard voice fire aim design care worry \
         appoint sue report document email tweet retweet attribute answer divide estimate confront accept ignore \
         tease vent hammer hit skewer savage trash rally rail echo evoke recast frame depict equate stump bemoan bill outline detail document allow reveal encourage vote sign nominate approve \
         authorize authorise rule require threaten apologize apologise congratulate salute",
    ),
    (
        C::ACT.or(C::NOUNY).or(FORMS),
        "attack support call offer order release address challenge question blame reference credit nominate back",
    ),
    (
        C::BESIDE.or(FORMS),
        "smile laugh grin nod shrug chuckle giggle gasp sob beam scoff sneer open close end start \
         interrupt intervene go sing finish sum reason coo",
    ),
    (
        C::NOUN.or(C::WHOLE),
        "statement claim claims report reports comment comments remark remarks allegation allegations assertion assertions \
         suggestion announcement argument belief complaint concern contention criticism declaration denial explanation \
         insistence message opinion pledge prediction promise proposal question reply request response revelation rumor \
         rumour testimony threat view vow warning word words speech letter email tweet post interview slogan motto \
         headline memo document transcript article editorial column essay op-ed caption sign banner chant chants",
    ),
];

/// Forms of irregular verbs, each behind its base.
pub(super) const IRREGULAR: &[&[&str]] = &[
    &["say", "said", "says", "saying"],
    &["write", "wrote", "written", "writes", "writing"],
    &["read", "reads", "reading"],
    &["speak", "spoke", "spoken", "speaks", "speaking"],
    &["swear", "swore", "sworn", "swears", "swearing"],
    &["tell", "told", "tells", "telling"],
    &["think", "thought", "thinks", "thinking"],
    &["find", "found", "finds", "finding"],
    &["know", "knew", "known", "knows", "knowing"],
    &["feel", "felt", "feels", "feeling"],
    &["see", "saw", "seen", "sees", "seeing"],
    &["understand", "understood", "understands", "understanding"],
    &["hear", "heard", "hears", "hearing"],
    &["mean", "meant", "means", "meaning"],
    &["seek", "sought", "seeks", "seeking"],
    &["show", "shown"],
    &["forget", "forgot", "forgets", "forgetting"],
    &["foresee", "foresaw", "foresees", "foreseeing"],
    &["teach", "taught"],
    &["begin", "began", "begun", "begins", "beginning"],
    &["go", "went", "goes", "going"],
    &["put", "puts", "putting"],
    &["fight", "fought"],
];
