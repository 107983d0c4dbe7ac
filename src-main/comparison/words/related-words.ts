/**
 * English words of news that one account has where another has its neighbour: a line is words for one thing, or for what
 * comes with it. Stems are made of them when the program starts.
 */
const lines = `
  kill die dead death slay murder fatal victim homicide deadly
  shoot gunfire gunman shot shooter fire gun rifle revolver pistol weapon
  earthquake quake temblor tremor aftershock tremblor
  hit strike rock jolt shake struck
  injure wound hurt injury casualty
  arrest detain custody capture apprehend nab catch caught
  foil thwart prevent avert stop
  win beat defeat victory triumph won victorious
  lose lost defeat loss
  buy acquire purchase acquisition takeover bought deal
  sell sale sold
  announce unveil introduce launch release reveal declare
  resign quit leave depart resignation step
  appoint name hire replace successor choose pick tap cast
  charge accuse indict allege prosecute
  sentence jail prison imprison convict guilty term
  attack assault raid strike
  escape flee fled breakout fugitive
  crash collide collision accident wreck
  blaze fire burn flame inferno arson
  explode explosion blast bomb detonate bombing
  flood inundate deluge
  storm hurricane typhoon cyclone
  marry wed wedding marriage nuptial bride groom
  film movie picture cinema
  actor actress star performer
  host present emcee
  company firm corporation maker giant business
  worker employee staff staffer
  boss chief head leader director executive ceo
  cop police officer policeman trooper
  vote ballot poll election elect
  president presidential leader
  protest demonstrate demonstration rally march riot unrest clash
  teen teenager youth boy girl kid child
  ship vessel boat warship skiff
  pirate hijack piracy hijacker
  sailor crew crewman crewmen
  outage downtime disruption blackout offline cut
  repair fix restore mend
  cable line fiber fibre
  drug narcotic medicine substance
  rehab rehabilitation treatment clinic
  doctor physician medic
  hospital clinic
  car vehicle truck auto automobile suv
  plane aircraft jet airplane airliner
  road street highway avenue
  house home building apartment dwelling
  destroy damage collapse flatten ruin wreck
  rise increase grow climb soar jump surge
  fall drop decline decrease slump plunge tumble
  cost price worth value pay paid
  begin start commence open kick
  end finish conclude close halt
  say tell state claim insist
  approve pass endorse back adopt
  reject refuse deny decline dismiss
  ban prohibit outlaw bar forbid
  allow permit let authorize
  help aid assist support
  steal rob theft robbery burglary heist stolen thief robber
  lawsuit sue litigation suit court
  trial hearing court
  agree agreement deal accord pact
  meet meeting talk summit conference
  visit trip tour travel
  return comeback back
  search hunt seek look
  find found discover locate recover
  family relative parent mother father
  wife husband spouse couple
  doctor medical physician
  scientist researcher expert
  study research survey
  student pupil schoolchild
  game match contest fixture
  score point goal
  player athlete
  coach manager
  team squad club side
  champion title championship
  record milestone
  receive get obtain
  build construct construction
  large big huge massive major
  strong powerful severe
  quick fast rapid swift
  threat threaten danger dangerous warn warning
  fear worry concern afraid
  angry anger fury outrage furious
  happy thrill delight excite glad thrilled
  suspect accused defendant
  lawyer attorney counsel
  gathering vigil memorial ceremony funeral
  pronounced declared
  gather crowd assemble
  throw hurl toss pelt
  loot vandalize ransack
  burglar intruder
  snow blizzard avalanche
  mountain slope climb climber peak
  phone smartphone cellphone handset
  processor chip
  laptop notebook computer
  software program application app
  update upgrade patch
  bug flaw vulnerability hole
  user customer consumer
  investor shareholder
  profit earnings revenue income
  job employment unemployment
  fund money cash dollar
  soldier troop army military
  rebel militant insurgent
  migrant refugee immigrant asylum
  border frontier
  smuggle traffic trafficking smuggler
  tax levy duty
  law legislation bill act
  rule regulation
  probe investigation inquiry investigate
  spokesman spokeswoman spokesperson
  statement announcement
  confirm verify acknowledge
  plan intend propose
  near close nearby
  west western
  east eastern
  north northern
  south southern
`;

export const relatedGroups: readonly (readonly string[])[] = lines
  .trim()
  .split('\n')
  .map((line) => line.trim().split(' '));
