/**
 * How much it says that an English sentence holds one of these stems, in bits: the logarithm of how seldom sentences
 * of news do. Words that are not here are rarer than all of these.
 */
const bands: Readonly<Record<number, string>> = {
  0: 'the',
  1: 'and in of to',
  2: 'for is it on said that was with',
  3: 'an are as at be but by from has have he his not they who',
  4:
    'about after all also been first had into more new one or other out peopl say she than their there ' +
    'this time two up we were when which will year',
  5:
    'around becaus befor call can could countri day do down even get go govern her high him if just ' +
    'last like make mani most nation need no now off onli our over report show so some such take them ' +
    'three use veri way what where while work world would you',
  6:
    'accord ad allow almost alreadi ani anoth appear area author back base believ between build busi ' +
    "caus chang children citi come compani critic death did die don't dure end everi famili few five " +
    'follow former found four give good group head health help hit home hope hour hous how import ' +
    'includ increas intern issu job kill know law life live local long look lot made major man may me ' +
    'mean million month much my name near never next number offic offici old open organ own part place ' +
    'play point polic possibl problem put realli recent record research right run same second see set ' +
    'should sinc six start state still street suggest support team then these thing think those through ' +
    'told took top tri under want week well without',
  7:
    'abl across action again against age agenc aim along although alway among announc ask attack ' +
    "attempt away becam becom behind best big bodi both bring brought came can't capit car carri case " +
    'centr central charg claim class clear close communic communiti complet condit continu control cost ' +
    'cours court creat crimin cut damag data dead deal decad decis describ despit develop differ ' +
    'director doe done drop each earli economi effect eight emerg enough estim ever evid expect experi ' +
    'face far final find fire food forc free friend full further game generat given global got half ' +
    'hand happen hard heart hospit howev huge hundr imag improv individu industri inform interest ' +
    'investig involv keep known larg late later latest lead learn least leav left less level littl love ' +
    'main manag market medic member men might mile minut moment money morn mother move natur news night ' +
    'offer onc oper outsid park particular pass past pay person phone plan post potenti power presid ' +
    'previous prison process produc product project protect provid public publish rate rather reach ' +
    'read reason receiv relat releas remain respons result return rise round rule saw school scienc ' +
    'scientist secur seen serv servic seven sever share short sign small someth sourc south star ' +
    'statement step stop strong student studi success system taken ten third though thought today too ' +
    'toward turn understand until wait water went whether whose within women worker yet young your',
  8:
    'access account accus activ add addit address admit adult affect agent agre alleg amount apart app ' +
    'appar appli approach arm arrest arriv assist attend averag bad basic began benefit better beyond ' +
    'biggest bill black block bn book born brand break brother buy campaign cannot care certain ' +
    'challeng chanc child club co collect combin comment comput concern confer confirm connect conserv ' +
    "consid consum contain content controversi couldn't cover crime crisi cross crowd cultur current " +
    "custom danger date daughter decid defend demand design detail didn't difficult direct discuss " +
    "district doctor doesn't door dozen drive due earlier earn easi eat econom effort employe enjoy " +
    'ensur entir especi event everyon everyth exampl execut exist expens expert express extrem eye fact ' +
    'fail fall fan fear feel felt fight figur film financi fish focus foreign form founder front fund ' +
    'futur gang gave general girl great ground grow gun hear held here highest himself histori hold ' +
    'hotel human idea ident identifi illeg immedi initi injur injuri insid instead institut interview ' +
    'introduc invest knew land largest launch leader led legal let light limit line link list longer ' +
    'lose low magazin match measur media meet messag mind mix mobil model monitor murder music must ' +
    'network non note noth object often onlin order origin parliament parti particip per perform perhap ' +
    'photo pick pictur polici polit popul popular practic present prevent price privaci probabl ' +
    'properti prosecutor pull push question quit rais rang real reduc region replac repres request ' +
    'requir respect respond reveal rich risk role room sale scene search season seek seem sell senior ' +
    'sent sentenc seri serious shoot shop shot signific similar singl sit site situat social societi ' +
    'someon son soon sound space speak special speed spend spokesman stage stand stay store stori ' +
    "struggl suffer sure surpris talk target technolog tell term they'r thousand threat togeth total " +
    'trade tradit train travel twice user victim victori video villag violenc visit volunt vote walk ' +
    "war warn wasn't watch we'v whi white wife win window wit woman won worth write",
  9:
    'abov absolut abus accept actual administr advertis afternoon ago ahead aid air altern amid anim ' +
    'annual answer anti anyth appeal approv argu art attent attorney attract avail avoid ball ban bank ' +
    'bare battl bear beauti begin billion bit blame blow board brain broad broken captur career cash ' +
    'caught chair check church citizen closer cloth coach coast coffe colleagu com commerci commit ' +
    'common compar complex conduct convict convinc count coupl crash credit dark debat debt declar ' +
    'declin deep defens degre deliv demonstr deputi destroy determin devic digit discov distribut domin ' +
    'doubl dramat drug easili educ elect electr electron employ enabl encourag engag engin enter ' +
    'environ equip escap establish euro eventu examin exercis explain extraordinari fame farm fatal ' +
    'father feder fell fellow field fifth fill fine finish firm fit forest forward frustrat gain gas ' +
    'gather gift goal gone greater guard guy habit happi heard helicopt herself highlight holiday ill ' +
    "impact impress incid incom indic influenc invit island isn't itself join journalist journey judg " +
    'juri justic keen key kid kind knowledg lack languag lawyer letter listen locat loss lost lower ' +
    'maintain map mayb meant medicin memori mental met method metr milk ministri miss mission modern ' +
    'mountain movi nearbi negoti nine nomin none normal older opportun option ordinari overal owner ' +
    'paid pair parent partner peac percent photograph planet plastic plate player poll poor pop posit ' +
    'prepar pressur privat proceed profil program programm promis promot prompt propos prove provinc ' +
    'quarter quick rare re recogn recov refer reform refus reject relationship rememb remind rescu ' +
    'reserv resid rest restaur restrict riot rival road rock rose royal rush safe save scale score ' +
    'screen sea self sexual shift shock shown side simpl simpli size smaller smartphon sometim spent ' +
    'spoke sport staff standard station straight stretch strike struck structur subject summer suppli ' +
    'surround surviv suspect tabl tax tea techniqu televis test thank themselv touch town treat ' +
    'treatment trend trial trigger typic unabl union unlik updat usual valu vast vehicl version view ' +
    "voic wall we'r weapon wear websit whatev whole widespread wish word wound wrong wrote youth",
  10:
    'abil accid achiev addict adopt ador advis afford alcohol alon analysi anger anticip anyon applic ' +
    'appreci appropri articl artist assess assign atmospher audienc awar babi band bar beat behaviour ' +
    'belong below blood bone boost border bought boy broadcast broke budget built burn camera capabl ' +
    'card celebr chart chase chemic choic choos chosen cite client clinic coincid collaps comfort ' +
    'complain concept confid constant constitut construct consult contact contract contribut convers ' +
    'cooper coordin corner corpor coverag craft crazi crew cup dare de defeat delay deni depth desir ' +
    'desk destin detect difficulti disappoint disast discoveri divis document dollar domest doubt ' +
    'download draw dream drink driven duti either els emot enorm entitl essenti estat evacu everybodi ' +
    'excit explos expos extend extens factor failur faith fallen fals famous fashion fast featur feed ' +
    'feet femal fiction financ flee fli flight floor foot forum fourth frequent fresh fulli goe ' +
    'governor grown growth guid guilti gunman hair healthi heat higher host hot husband ice imposs ' +
    'independ insan inspir instant intend intent interact item jail jump kept killer km larger legisl ' +
    'lock lucrat male massiv materi matter minor motiv nake necessarili neighborhood newspap nobodi ' +
    'northern notic numer observ occur oil onto opposit opt outcom overwhelm paper period plus ' +
    'politician port prefer preserv pretti prior prioriti professor profit progress prospect protest ' +
    'purchas purpos qualiti quot race ran readi realiz recal recommend reflect regard regist relief ' +
    'religi remark remov renew repli reput retain retir review reward rifl rural safeti schedul seat ' +
    "seiz select send sens shape shouldn't sing sister slight smash soar solv somebodi sort specif " +
    'speech spot spray spread steal stock stroke stuff submit substanti sum supplier suspici sustain ' +
    'switch talent tape tear teen telephon temperatur tend territori testimoni thick threw throughout ' +
    'throw tough tour track trap troubl trust type ultim understood unknown unless urg valuabl violent ' +
    "vulner warm we'll weekend welcom whom wide wild wonder wors writer written yesterday you'r zone",
  11:
    'advanc advic afterward airport alarm aliv ancient angri assault automat autopsi bail balanc ' +
    'bargain basi begun bid bomb boom boss bottl box breath brief briefli button calm cap cell ceremoni ' +
    'chariti civil clash classroom command compet competit compli confus consecut consist contest ' +
    'correct courtroom creativ danc deadlin decreas definit deploy depress desert devast diamond ' +
    'disappear dismiss draft drawn dress drew drove energi enforc era evalu ex exact exclus experienc ' +
    'explicit fair fault favor festiv file fix flag fled flew flow footag footbal formal fought ' +
    'franchis freez frighten fun genuin giant girlfriend gold grand grant grew guarante halt handl harm ' +
    'hate headlin headquart heavi heavili height hide hire histor homeless hurt imagin implement insist ' +
    'instal instanc insur intellig intens iron knock lay legitim lie lifetim loud margin marri master ' +
    'maximum meanwhil mention mid militari mine minimum mouth multipl mysteri nativ necessari nervous ' +
    'nice obtain obvious offens opinion oppon ourselv packag paint pend perfect permit personnel piec ' +
    'pleas pose possess pound poverti prais presenc presidenti pro profession prosecut proud pursu ' +
    'quiet radio rank rapid regular repeat resolv resum revers revolv roll row salari scare scheme ' +
    'script section seed separ session settl shadow shelter ship shook sight skill skin slice slip slow ' +
    'smart smoke solid sought southern specialist spectacular specul spokesperson spokeswoman squar ' +
    'steadi storm strength style sudden surgeri surveil symbol tackl tag task tast technic teenag ' +
    'terribl testifi theft threaten tie tire titl toll tonight tourist transport truck true unclear ' +
    'unfortun uniform upon urban vari via vice violat vision visitor vital voluntari wast wave weather ' +
    "winner winter worst wouldn't yard",
  12:
    "academ accompani acknowledg acquir admir aggress alert amaz anonym anybodi anyway appoint aren't " +
    'assembl assum bed behalf belt bench besid bigger birthday blue bottom brazen bug bullet bus calcul ' +
    'calib campus cancer candid casualti cent charact chose circumst clean cloud cold conclud conflict ' +
    'confront consequ contend convent counter crack cri custodi dedic deliber desper destruct dispatch ' +
    'disput dog don drama driver dump eager easier edg elabor element elimin elsewher elus enhanc ' +
    'enterpris entranc equal erupt everywher except exchang exit extra facil fewer folk format fortun ' +
    "freedom fuel gig grab grate grey hadn't handgun hasn't haven't honest honor icon ignor impos " +
    'incred inde innoc instruct interven joint kick ladi landscap leg licens lift load log longtim mail ' +
    'mandatori mayor meaning midnight mistak navi neighbor neighbour neither net noon notifi occas odd ' +
    'oh ongo oppos outrag overcom overse path patient physic pile plant pocket pool pour pre predict ' +
    'primarili promin prone proper proven punish pursuit ralli raw reaction realiti recept recruit ' +
    'refug regain reluct remot repair resolut restor retreat reviv root rope rough routin sad sat ' +
    'satisfi scream secret seventh shake shaken shed shooter shoulder shut silver sixth slowli smell ' +
    'smile snap solut somewhat song sorri spark spectacl spring steer stem stint stolen stood strategi ' +
    "stress string stronger studio suit suppos surfac suspend temporarili termin theme they'll they'v " +
    'thorough tight tomorrow tone torch tower trademark traffic trail transfer transit tremend tribut ' +
    "trip tune unpreced upset vacat van various veteran warrant weigh weight weren't wider wind wise " +
    "won't worri yes you'v",
  13:
    'accur afraid alongsid anymor approxim armi arrang asid assur attitud auto await background belief ' +
    'blast blog bond brick bridg bright buri burst chain cheer comeback commission complaint complic ' +
    'consider copi curb dealt deficit depend deserv detain display disturb doesn downtown empti expand ' +
    'fate finger flood guess hammer hang hung inch interim knee lake laugh leadership legaci length ' +
    'longest lump meantim mere minim mom moral myself nicknam nor notabl occasion op overnight pack ' +
    'payment peak percentag permiss portion precis pretend react reign reliev rip rout ruin seal ' +
    'sergeant shame slay sold spoken squad stabil status stick stir strap stuck subsequ succeed surrend ' +
    'tactic tank teach tension therefor thrill ticket tip tragedi unhappi unusu unveil urgent volum wed',
};

export const commonWords: ReadonlyMap<string, number> = new Map(
  Object.entries(bands).flatMap(([bits, words]) =>
    words.split(' ').map((word) => [word, Number(bits) + 0.5] as const),
  ),
);
