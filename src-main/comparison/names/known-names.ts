import { porter2 } from '../words/porter2';

/**
 * Names that many events have, in small letters and without accents: they say less than others, those of the first
 * line least.
 */
const lines = [
  `america britain china france germany india japan russia europe england iran iraq israel italy spain canada mexico
   australia brazil ukraine asia africa london washington york paris moscow beijing united kingdom states north south
   east west northern southern eastern western congress senate parliament republican democrat court supreme department
   ministry council nations union president minister university house street mr mrs ms dr afp ap reuters bbc cnn
   facebook twitter google internet`,
  `afghanistan algeria argentina austria bangladesh belgium bulgaria chile colombia congo croatia cuba denmark egypt
   ethiopia finland georgia ghana greece haiti hungary iceland indonesia ireland jordan kenya korea kuwait lebanon libya
   malaysia morocco nepal netherlands nigeria norway pakistan palestine peru philippines poland portugal qatar romania
   saudi arabia scotland serbia singapore somalia sudan sweden switzerland syria taiwan thailand tunisia turkey
   venezuela vietnam wales yemen zimbabwe zealand california texas florida virginia carolina georgia ohio michigan
   illinois pennsylvania jersey massachusetts arizona colorado oregon utah missouri minnesota wisconsin indiana kentucky
   tennessee alabama louisiana mississippi kansas oklahoma iowa nevada hawaii alaska berlin rome madrid brussels geneva
   vienna tokyo delhi mumbai hong kong sydney melbourne toronto vancouver chicago boston angeles los san francisco diego
   houston dallas miami atlanta seattle denver detroit philadelphia vegas las baltimore manhattan brooklyn hollywood
   dubai cairo jerusalem baghdad kabul islamabad manchester liverpool birmingham glasgow edinburgh dublin belfast
   county city state island islands river valley lake beach park hill avenue road square bank center centre church
   school college hospital airport stadium association federation committee commission agency bureau office institute
   group company corporation corp inc ltd llc times post journal guardian telegraph news press television channel fox
   nbc abc cbs sky youtube apple microsoft amazon yahoo nato un eu who fbi cia nypd obama bush clinton trump biden
   cameron putin merkel pacific atlantic ocean mediterranean gulf arab christian christmas muslim islamic jewish
   catholic god pope king queen prince princess lord sir judge justice general colonel captain sergeant sgt lt capt
   officer detective sheriff attorney senator governor mayor chief director chairman secretary professor`,
  `aaron adam alan albert alex alexander alice allen amanda amy andrea andrew andy angela ann anna anne anthony antonio
   arthur barbara ben benjamin bill billy bob bobby brad brandon brian bruce carl carlos carol charles charlie chris
   christopher clark craig dan daniel dave david davis dean deborah dennis diana donald doug douglas ed eddie edward
   elizabeth emily emma eric frank fred gary george gordon graham grant greg gregory harris harry helen henry howard hugh
   ian jack jackson jacob james jane jason jean jeff jeffrey jennifer jessica jim jimmy joe john johnson jon jonathan
   jones jose joseph joshua juan julia julie justin karen kate keith kelly ken kenneth kevin kim larry laura lee leon lewis
   linda lisa louis luis luke marc marco margaret maria marie mark martin mary matt matthew max michael michelle miguel
   mike miller mohamed mohammed muhammad nancy neil nicholas nick oliver oscar pat patricia patrick paul pedro peter phil
   philip rachel ralph ray rebecca richard rick robert robin roger ron ronald rose roy russell ruth ryan sam samuel sandra
   sara sarah scott sean simon smith sophie stephen steve steven stewart stuart sue susan ted terry thomas tim tom tommy
   tony victor victoria vincent walter wayne will william williams wilson wood brown white black green young taylor moore
   hall king`,
];

/** Bits of the names of each line. */
const bits = [9, 11, 11.5];

const known = new Map<string, number>();
lines.forEach((line, at) => {
  for (const name of line.split(/\s+/))
    if (!known.has(porter2(name))) known.set(porter2(name), bits[at] ?? 0);
});

/** How much a name says, by its stem, in bits, where it is one that many events have; null otherwise. */
export const bitsOfKnownName = (name: string): number | null => known.get(name) ?? null;
