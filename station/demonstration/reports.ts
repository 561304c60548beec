/** Made-up misbehavior reports, for the demonstration only. */

import { surnames } from './names.ts';
import { type Chance, chanceFrom, type Level } from './roster.ts';

export type DemonstrationReport = {
  readonly personId: string;
  /** ISO calendar day. */
  readonly date: string;
  /** 24-hour `HH:MM`. */
  readonly time: string;
  readonly place: string;
  /** Rule numbers of 7 NYCRR 270.2, the gravest first. */
  readonly rules: readonly string[];
  readonly tier: 1 | 2 | 3;
  readonly narrative: string;
  readonly witnesses: readonly string[];
};

/** Somebody a report may be about: general population when there is no level. */
export type ReportedPerson = { readonly id: string; readonly name: string; readonly cell: string; readonly level?: Level; readonly received?: string };

/** What a narrative may speak of; every draw is seeded. */
type Scene = {
  readonly surname: string;
  readonly cell: string;
  readonly place: string;
  readonly time: string;
  /** Somebody else of the same housing. */
  readonly other: string;
  readonly officer: string;
  readonly sergeant: string;
  either(...choices: readonly string[]): string;
  whole(low: number, high: number): number;
};

type Housing = 'general' | 'shu';

type Template = {
  readonly rules: readonly string[];
  readonly tiers: readonly (1 | 2 | 3)[];
  readonly housing: readonly Housing[];
  /** Named places, or the person's own cell or gallery. */
  readonly places: readonly string[];
  /** First and last hour of the day in which it may happen. */
  readonly hours: readonly [first: number, last: number];
  readonly often: number;
  readonly witnesses: readonly ('officer' | 'sergeant' | 'nurse')[];
  readonly narrative: (scene: Scene) => string;
};

const both: readonly Housing[] = ['general', 'shu'];
const general: readonly Housing[] = ['general'];
const shu: readonly Housing[] = ['shu'];

const ownCell = 'own cell';
const ownGallery = 'own gallery';
const pens = ['exercise pen 1', 'exercise pen 2', 'exercise pen 3', 'exercise pen 6', 'exercise pen 9'];
const yards = ['main yard, handball court', 'main yard, telephones', 'main yard, weight area', 'small yard'];
const programs = ['school corridor', 'vocational shop 2', 'industry shop', 'law library', 'gymnasium', 'chapel corridor'];
const messHall = ['mess hall, east side', 'mess hall, west side', 'mess hall serving line'];

const templates: readonly Template[] = [
  {
    rules: ['100.13', '104.11', '104.13'], tiers: [2, 3, 3], housing: general, places: [...yards, ...messHall], hours: [9, 20],
    often: 8, witnesses: ['officer', 'nurse'],
    narrative: (s) => `At about ${s.time} I saw incarcerated individual ${s.surname} and incarcerated individual ${s.other} exchanging closed fist punches to the head and body. I gave several direct orders to stop. ${s.either('Both complied after the third order', 'They separated when responding staff arrived', 'Both stopped and lay on the ground when the response team was called')}. ${s.surname} was placed in mechanical restraints and escorted to the clinic, where ${s.either('no injury was noted', 'a swollen left cheek was noted', 'a small cut above the right eye was cleaned and closed', 'abrasions of the knuckles were noted')}. No weapon was found.`,
  },
  {
    rules: ['100.13', '106.10'], tiers: [2, 2, 3], housing: general, places: programs, hours: [8, 15], often: 5,
    witnesses: ['officer'],
    narrative: (s) => `On the above date and time I heard raised voices at the above location. On arriving I saw ${s.surname} on the floor holding ${s.other} and striking him with his right hand. I ordered both to stop fighting. ${s.other} ceased at once; ${s.surname} did not until the order had been given ${s.either('twice', 'three times', 'four times')}. The area was secured and both were seen by medical staff.`,
  },
  {
    rules: ['100.13'], tiers: [1, 2, 2], housing: general, places: [ownGallery], hours: [7, 21], often: 4,
    witnesses: ['officer'],
    narrative: (s) => `While I was supervising ${s.either('showers', 'the return from recreation', 'the chow release')} I saw ${s.surname} and ${s.other} pushing and then punching each other. Both stopped on my order and were locked in. Each said it was ${s.either('over the telephone list', 'an argument about a debt', 'a misunderstanding and was finished')}. Sergeant ${s.sergeant} was notified. Neither reported an injury.`,
  },
  {
    rules: ['100.11', '104.11', '106.10'], tiers: [3], housing: both, places: [ownGallery, 'clinic holding area', 'frisk area'],
    hours: [6, 22], often: 3, witnesses: ['officer', 'sergeant', 'nurse'],
    narrative: (s) => `At ${s.time}, as I was ${s.either('applying restraints to', 'pat frisking', 'escorting')} ${s.surname}, he ${s.either('turned and struck me in the left shoulder with his elbow', 'pulled away and kicked backward, striking my right shin', 'drove his shoulder into my chest and pushed me against the wall')}. Force was necessary to regain control. With Officer ${s.officer} I took hold of his arms and guided him to the floor, where he was given direct orders to stop resisting. He complied and restraints were applied. Sergeant ${s.sergeant} took charge of the scene. I was seen by medical staff.`,
  },
  {
    rules: ['104.11', '107.10', '106.10'], tiers: [2, 3], housing: both, places: [ownGallery, 'frisk area'], hours: [7, 21],
    often: 4, witnesses: ['officer', 'sergeant'],
    narrative: (s) => `During a routine escort ${s.surname} ${s.either('planted his feet and refused to walk', 'pulled sharply away from the escorting officers', 'threw his weight against the gate')} and shouted that he was not going back to his cell. He was told to stop and continued to pull. He was brought to the wall and held until Sergeant ${s.sergeant} arrived, after which he walked the rest of the way without further incident. The gallery was held for ${s.whole(8, 25)} minutes.`,
  },
  {
    rules: ['104.11', '113.10'], tiers: [3], housing: general, places: yards, hours: [9, 20], often: 3,
    witnesses: ['officer', 'nurse'],
    narrative: (s) => `I observed ${s.surname} make ${s.either('slashing', 'stabbing')} motions with his right hand toward ${s.other}. On my order he dropped an object, which Officer ${s.officer} recovered: ${s.either('a piece of sharpened plastic', 'a metal rod sharpened to a point', 'a razor blade melted into a toothbrush handle')} about ${s.whole(3, 7)} inches long. ${s.other} was taken to the clinic with ${s.either('a laceration of the forearm', 'no visible injury', 'a superficial cut to the neck')}. The object was photographed and secured as evidence.`,
  },
  {
    rules: ['104.13', '107.11'], tiers: [2, 2, 1], housing: both, places: [ownGallery], hours: [6, 22], often: 7, witnesses: [],
    narrative: (s) => `At ${s.time} ${s.surname}, ${s.cell}, began ${s.either('kicking his cell door', 'banging a cup on the bars', 'yelling the length of the gallery')} because ${s.either('his commissary had not been delivered', 'he said he had been left off the shower list', 'his kitchen tray was late', 'he wished to see a sergeant at once')}. Others on the gallery joined in. I told him to stop and he answered with obscenities directed at me. The noise lasted about ${s.whole(5, 30)} minutes and rounds had to be interrupted.`,
  },
  {
    rules: ['104.13', '106.10'], tiers: [1, 2, 2], housing: general, places: messHall, hours: [6, 18], often: 5, witnesses: ['officer'],
    narrative: (s) => `While assigned to the mess hall I saw ${s.surname} ${s.either('stand on the seat and shout across the hall', 'throw his tray onto the serving counter', 'leave his assigned table and argue loudly with another table')}. I ordered him to ${s.either('sit down', 'lower his voice', 'return to his place')}. He refused, and the attention of the whole hall was drawn to him. He was escorted out and returned to his cell pending this report.`,
  },
  {
    rules: ['106.10', '107.10'], tiers: [2], housing: both, places: [ownCell], hours: [7, 21], often: 8, witnesses: ['officer'],
    narrative: (s) => `I gave ${s.surname} a direct order to ${s.either('come to the front of his cell and be cuffed for the cell search', 'return his feed-up tray', 'take his arm out of the hatch', 'pack his property for a move')}. He said "${s.either('I am not doing that today', 'Get the sergeant', 'Write me up', 'Not until I see the captain')}" and did not move. The order was repeated ${s.either('twice', 'three times')} with the same result. ${s.either('The feed-up was delayed.', 'The search was delayed until a supervisor came.', 'He complied only when Sergeant ' + s.sergeant + ' spoke to him.')}`,
  },
  {
    rules: ['106.10'], tiers: [1, 1, 2], housing: general, places: [...programs, ...messHall], hours: [8, 15], often: 6, witnesses: [],
    narrative: (s) => `I ordered ${s.surname} to ${s.either('tuck in his shirt', 'remove his hat in the building', 'take his hands out of his pockets', 'stop talking and keep in line')}. He looked at me and kept walking. I repeated the order and he replied that I should ${s.either('mind my own business', 'find something better to do', 'leave him alone')}. He was identified by his card and sent back to his block.`,
  },
  {
    rules: ['107.11'], tiers: [1, 2], housing: both, places: [ownGallery, ownCell], hours: [6, 22], often: 6, witnesses: [],
    narrative: (s) => `As I passed on my ${s.time} round ${s.surname} called me a series of obscene names and made remarks about my family. I told him that this was harassment and that he would be reported. He continued until I had left the gallery. I had no conversation with him before this.`,
  },
  {
    rules: ['107.11', '180.11'], tiers: [2], housing: general, places: ['correspondence office', 'block office'], hours: [8, 15], often: 2,
    witnesses: ['sergeant'],
    narrative: (s) => `A letter was handed in, signed by ${s.surname} and addressed by name to a civilian employee, containing personal remarks that the employee had not invited and did not welcome. The employee states that she has asked him before to speak to her on program matters only. The handwriting was compared with his signed request slips. The letter is attached.`,
  },
  {
    rules: ['113.10', '113.23'], tiers: [3], housing: general, places: [ownCell], hours: [8, 20], often: 5, witnesses: ['officer'],
    narrative: (s) => `During a ${s.either('routine', 'special')} search of ${s.cell}, the cell of ${s.surname}, I found ${s.either('inside the mattress seam', 'taped under the locker', 'behind the vent cover', 'in a hollowed legal folder')} ${s.either('a flat piece of metal', 'a length of plexiglass', 'a can lid folded and taped at one end')}, ${s.whole(4, 8)} inches long and sharpened to a point. He is the only occupant. Officer ${s.officer} was present. The item was photographed, bagged and turned over to Sergeant ${s.sergeant}.`,
  },
  {
    rules: ['113.10'], tiers: [3], housing: both, places: ['frisk area'], hours: [7, 21], often: 3, witnesses: ['officer', 'sergeant'],
    narrative: (s) => `${s.surname} was selected for a pat frisk ${s.either('before going to exercise', 'on his return from a visit', 'after the metal detector sounded')}. I felt a hard object in his ${s.either('waistband', 'left sock', 'jacket lining')}. It was ${s.either('a sharpened piece of plastic with a cloth handle', 'half of a razor blade wrapped in tape', 'a ground down nail clipper blade')}. He said that ${s.either('he had found it', 'it was for his own protection', 'he had nothing to say')}. The chain of custody is recorded on the evidence form.`,
  },
  {
    rules: ['113.24'], tiers: [2, 3, 3], housing: general, places: ['clinic, specimen room'], hours: [8, 18], often: 8, witnesses: ['officer'],
    narrative: (s) => `A urine specimen was obtained from ${s.surname} on ${s.either('a random selection', 'the suspicion of a supervisor', 'return from a visit')} and kept under my control until tested. Two tests were run on the facility apparatus at ${s.time} by a certified operator. Both were positive for ${s.either('cannabinoids', 'opiates', 'buprenorphine', 'synthetic cannabinoids')}. He was asked before the test about medication. Chain of custody and both result forms are attached.`,
  },
  {
    rules: ['113.24', '106.10'], tiers: [2, 3], housing: general, places: [...yards, ownGallery], hours: [8, 21], often: 4,
    witnesses: ['nurse'],
    narrative: (s) => `I found ${s.surname} ${s.either('leaning against the wall and unable to keep his eyes open', 'sitting on the floor and answering questions with slurred speech', 'walking unsteadily and holding the rail')}. I ordered him to come to me and he did not respond to the first orders. He was taken by wheelchair to the clinic, where the nurse recorded that he appeared to be under the influence of an unknown substance. A search found no drug on him.`,
  },
  {
    rules: ['113.23'], tiers: [1, 2], housing: both, places: [ownCell], hours: [7, 20], often: 6, witnesses: [],
    narrative: (s) => `On a cell search at ${s.time} I removed from ${s.cell} ${s.either('a clothes line made of torn sheet', 'an altered headphone', 'two extra state blankets cut into strips', 'a handmade wire hook', 'food containers kept from several meals')}, which ${s.surname} is not allowed to have. He did not dispute that it was his. A contraband receipt was issued.`,
  },
  {
    rules: ['114.10', '113.23'], tiers: [2, 3], housing: general, places: ['visiting room frisk area', 'package room'], hours: [9, 16],
    often: 4, witnesses: ['officer'],
    narrative: (s) => `On the above date and time ${s.surname} was found with ${s.either('four strips of orange film', 'a balloon holding a leafy substance', 'sheets of paper stained with an unknown liquid', 'loose tobacco in a glove finger')} hidden in ${s.either('the waistband of his trousers', 'the sole of his shoe', 'the binding of a book')}. He was asked where it came from and gave no answer. It was tested, weighed and placed in the evidence locker by Officer ${s.officer}.`,
  },
  {
    rules: ['118.22', '106.10'], tiers: [2, 3], housing: shu, places: [ownCell, ownGallery], hours: [6, 21], often: 6, witnesses: ['officer'],
    narrative: (s) => `As I ${s.either('collected feed-up trays', 'handed out mail', 'made my round')} ${s.surname}, ${s.cell}, threw ${s.either('a cup of brown liquid that smelled of feces', 'a milk carton of liquid that smelled of urine')} through the ${s.either('hatch', 'bars')}. It ${s.either('struck the wall and the floor beside me', 'struck my trousers and boots', 'landed on the gallery and the meal cart')}. I ordered him away from the front of the cell. The area was cleaned and a cell shield was requested through the chain of command.`,
  },
  {
    rules: ['118.22', '100.11', '107.11'], tiers: [3], housing: shu, places: [ownCell], hours: [6, 21], often: 3, witnesses: ['officer', 'nurse'],
    narrative: (s) => `When the hatch of ${s.cell} was opened for ${s.either('the noon meal', 'medication', 'a tray')} ${s.surname} threw an unknown liquid, believed to be urine, which struck me on the ${s.either('chest and neck', 'face and left arm', 'uniform shirt and hands')}. He then said that ${s.either('there was more where that came from', 'I should have brought what he asked for', 'everybody on the shift would get the same')}. I left the gallery, washed, and was seen by medical staff. The uniform was bagged as evidence.`,
  },
  {
    rules: ['118.21', '104.13'], tiers: [2, 3], housing: both, places: [ownCell], hours: [16, 22], often: 3, witnesses: ['officer'],
    narrative: (s) => `I smelled smoke at ${s.time} and traced it to ${s.cell}, where ${s.surname} was the only occupant. ${s.either('Burning paper lay on the floor at the front of the cell', 'A roll of toilet paper was smoldering on the bars', 'A wick made of tissue was burning in a can')}. I put it out with ${s.either('a cup of water', 'the gallery extinguisher')} without further damage. ${s.either('A lighter part was found in the toilet.', 'Pencil lead was found pushed into the outlet.', 'A book of matches was taken from him.')}`,
  },
  {
    rules: ['112.20', '106.10'], tiers: [1, 2], housing: general, places: [ownGallery], hours: [16, 17], often: 4, witnesses: [],
    narrative: (s) => `The count was called at ${s.time}. ${s.surname} was ${s.either('in the slop sink area and not in his cell', 'standing at the cell of another person talking', 'still in the shower')} and did not lock in when the bell rang. I ordered him twice to go to his cell. The count of the block was cleared ${s.whole(4, 18)} minutes late for this reason.`,
  },
  {
    rules: ['112.21', '106.10'], tiers: [1, 2], housing: both, places: [ownCell], hours: [6, 7], often: 6, witnesses: [],
    narrative: (s) => `During the ${s.time} count a ${s.either('sheet hung across', 'blanket covered', 'row of towels covered')} the front of ${s.cell} so that I could not see living, breathing flesh. I called to ${s.surname} to take it down and stand for the count. ${s.either('He answered from behind it but did not take it down', 'There was no answer until the third call', 'He took it down only when a supervisor was called')}. He has been told of this before.`,
  },
  {
    rules: ['109.10', '106.10'], tiers: [1, 2], housing: general, places: programs, hours: [8, 15], often: 6, witnesses: [],
    narrative: (s) => `At ${s.time} I found ${s.surname} at the above location. His pass was for the ${s.either('clinic', 'barber shop', 'package room', 'commissary')} and had been signed out ${s.whole(15, 50)} minutes earlier. ${s.either('He said that he had stopped to speak to a friend', 'He said that nobody had told him to go straight there', 'He could give no reason for being there')}. The callout office confirmed that he never arrived.`,
  },
  {
    rules: ['109.12'], tiers: [1, 1, 2], housing: general, places: ['main corridor', 'school corridor', 'industry gate'], hours: [7, 20],
    often: 5, witnesses: [],
    narrative: (s) => `During the ${s.either('morning program', 'afternoon program', 'evening recreation')} movement ${s.surname} ${s.either('left the line and walked on the wrong side of the corridor', 'stopped at the gate to wait for another line', 'ran ahead of the escort', 'kept talking after the line was told to be silent')}. I reminded him of the movement rules, which are posted at the gate. It is not the first time that I have had to do so.`,
  },
  {
    rules: ['109.12', '106.10'], tiers: [2], housing: shu, places: pens, hours: [8, 14], often: 5, witnesses: ['officer'],
    narrative: (s) => `At the end of the exercise period ${s.surname} was ordered to come to the gate of ${s.place} to be restrained and returned to ${s.cell}. He ${s.either('sat down at the back of the pen', 'walked away from the gate', 'said that he had not had his full hour')} and did not come. Sergeant ${s.sergeant} was called, and he left the pen ${s.whole(10, 40)} minutes late. The next group was delayed.`,
  },
  {
    rules: ['116.10', '104.13'], tiers: [2, 3], housing: both, places: [ownCell], hours: [6, 22], often: 5, witnesses: ['officer'],
    narrative: (s) => `I was called to ${s.cell} by ${s.either('a loud noise', 'shouting on the gallery')} and saw that ${s.surname} had ${s.either('broken the cell window', 'stopped the toilet and flooded the cell and gallery', 'torn the mattress cover along its whole length', 'pulled the light cover from the wall')}. He was alone. He was moved while the cell was repaired. The maintenance estimate of $${s.whole(24, 260)} is attached.`,
  },
  {
    rules: ['102.10', '107.11'], tiers: [2, 3, 3], housing: both, places: [ownGallery, ownCell], hours: [6, 22], often: 5, witnesses: ['officer'],
    narrative: (s) => `When I told ${s.surname} that ${s.either('his request had been denied', 'he would not be going to recreation', 'his property would be searched')} he said, "${s.either('Wait until this door opens, I will hurt you', 'I know what time you leave here', 'You will be the next one they carry out')}." I took it as a threat. He repeated it in the hearing of Officer ${s.officer}. I ended the conversation and notified the area supervisor.`,
  },
  {
    rules: ['101.20', '107.11'], tiers: [2, 3], housing: both, places: [ownCell], hours: [6, 22], often: 2, witnesses: ['sergeant'],
    narrative: (s) => `While making my ${s.time} round I came to ${s.cell}, where ${s.surname} was standing at the front of the cell and deliberately exposing himself to me. The gallery had been announced as usual. I ordered him to cover himself and move back; he did not do so at once. I finished the round and reported it to Sergeant ${s.sergeant}.`,
  },
  {
    rules: ['107.10'], tiers: [1, 2], housing: both, places: [ownGallery, 'clinic holding area'], hours: [7, 21], often: 4, witnesses: ['officer'],
    narrative: (s) => `While I was ${s.either('dealing with a medical call in the next cell', 'questioning another person about a missing item', 'counting tools')} ${s.surname} ${s.either('called out instructions to him', 'kept breaking in with questions', 'held the gate and would not let it close')} and would not stop when told. I had to break off and wait until he had been ${s.either('locked in', 'moved away by Officer ' + s.officer)}.`,
  },
  {
    rules: ['100.13', '104.11'], tiers: [3], housing: shu, places: pens, hours: [8, 14], often: 1, witnesses: ['officer', 'nurse'],
    narrative: (s) => `In ${s.place} I saw ${s.surname} and ${s.other}, who had been put out to the same pen, punching each other about the head. Orders to stop were given from outside the pen. They separated after ${s.whole(20, 90)} seconds. Each was restrained through the hatch, photographed and examined: ${s.either('no injuries', 'minor scratches', 'a swollen lip')}.`,
  },
  {
    rules: ['113.23', '106.10'], tiers: [2], housing: shu, places: [ownGallery], hours: [8, 21], often: 4, witnesses: [],
    narrative: (s) => `I saw a line of torn sheet pass along the floor between ${s.cell} and the next cell and ordered ${s.surname} to let go of it. He drew it in. When the cell was searched I found the line and ${s.either('a folded note', 'three sugar packets', 'a pen that is not of the issued kind', 'pages of a magazine')} tied to it. ${s.either('He said that it was not his.', 'He said that he was only passing it on.', 'He made no statement.')}`,
  },
];

const surnameOf = (name: string) => name.split(',')[0] ?? name;

const cellCodes = /^(?<building>\d+)(?<side>[AB])(?<floor>\d)-(?<cell>\d+)$|^(?<block>[A-Z])-(?<tier>\d)-(?<number>\d+)$/;

/** `8A1-07` is in 8 Building on the A-1 gallery; `C-2-14` in C Block on tier 2. Other spellings are left alone. */
function galleryOf(cell: string): string {
  const parts = cellCodes.exec(cell)?.groups;
  if (!parts) return cell;
  if (parts['block']) return `${parts['block']} Block, tier ${parts['tier']}`;
  return `${parts['building']} Building, ${parts['side']}-${parts['floor']} gallery`;
}

const housingOf = (person: ReportedPerson): Housing => (person.level ? 'shu' : 'general');

// A report is what keeps a person off the higher levels, so those who are on them have few.
const reportShare: Readonly<Record<Level | 'none', number>> = { none: 1, I: 3, II: 1, III: 0.5 };

type Cast = Record<'officer' | 'sergeant' | 'nurse', string>;

function drawCast(chance: Chance): Cast {
  const [officer = '', sergeant = '', nurse = ''] = chance.shuffled(surnames);
  return { officer, sergeant, nurse };
}

const titles: Readonly<Record<keyof Cast, string>> = { officer: 'Officer', sergeant: 'Sergeant', nurse: 'Nurse' };

function drawTime([first, last]: Template['hours'], chance: Chance): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(chance.whole(first, last))}:${two(chance.whole(0, 59))}`;
}

function drawPlace(template: Template, person: ReportedPerson, chance: Chance): string {
  const place = chance.pick(template.places);
  if (place === ownCell) return `${galleryOf(person.cell)}, cell ${person.cell}`;
  return place === ownGallery ? galleryOf(person.cell) : place;
}

function drawOther(person: ReportedPerson, people: readonly ReportedPerson[], chance: Chance): string {
  const others = people.filter(
    (each) => housingOf(each) === housingOf(person) && surnameOf(each.name) !== surnameOf(person.name),
  );
  return others.length > 0 ? surnameOf(chance.pick(others).name) : 'an unidentified person';
}

function drawReport(
  person: ReportedPerson,
  date: Temporal.PlainDate,
  people: readonly ReportedPerson[],
  chance: Chance,
): DemonstrationReport {
  const possible = templates.filter((template) => template.housing.includes(housingOf(person)));
  const template = chance.weighted(possible, (each) => each.often);
  const cast = drawCast(chance);
  const time = drawTime(template.hours, chance);
  const place = drawPlace(template, person, chance);
  const narrative = template.narrative({
    surname: surnameOf(person.name),
    cell: person.cell,
    place,
    time,
    other: drawOther(person, people, chance),
    officer: cast.officer,
    sergeant: cast.sergeant,
    either: (...choices) => chance.pick(choices),
    whole: chance.whole,
  });
  return {
    personId: person.id,
    date: date.toString(),
    time,
    place,
    rules: template.rules,
    tier: chance.pick(template.tiers),
    narrative,
    witnesses: template.witnesses.map((who) => `${titles[who]} ${cast[who]}`),
  };
}

/**
 * Takes a seed, the people who may be reported (those with a level are in special housing), how many reports to make
 * up, and the day that counts as today; gives that many reports of the sixty days before today, oldest first, nobody
 * twice on one day. The same arguments give the same reports. Throws a RangeError when there are too few people.
 */
export function demonstrationReports(options: {
  seed: number;
  people: readonly ReportedPerson[];
  count: number;
  today: Temporal.PlainDate;
}): DemonstrationReport[] {
  const { seed, people, count, today } = options;
  // Far short of sixty days each, so that the draw below always ends soon.
  if (count > people.length * 20) throw new RangeError(`${people.length} people are too few for ${count} reports`);
  const chance = chanceFrom(seed);
  const reported = new Map<string, DemonstrationReport>();
  while (reported.size < count) {
    const person = chance.weighted(people, (each) => reportShare[each.level ?? 'none']);
    const date = today.subtract({ days: chance.whole(1, 60) });
    const key = `${person.id} ${date}`;
    if (!reported.has(key) && (person.received ?? '') <= date.toString()) reported.set(key, drawReport(person, date, people, chance));
  }
  const moment = (report: DemonstrationReport) => `${report.date} ${report.time} ${report.personId}`;
  return [...reported.values()].sort((one, other) => (moment(one) < moment(other) ? -1 : 1));
}
