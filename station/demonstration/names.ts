/**
 * Names for made-up people. Given names and surnames are common ones, kept in families only so that most
 * combinations sound like somebody; which given name meets which surname is left to chance.
 */

/** Given names and surnames that often go together. */
export type NameFamily = { readonly given: readonly string[]; readonly surnames: readonly string[] };

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const general: NameFamily = {
  given: words(`
    Aaron Adam Albert Alan Alexander Alfred Allen Andre Andrew Anthony Antoine Arthur Barry Benjamin Bernard Brandon
    Brian Bruce Byron Calvin Cameron Carl Cedric Charles Christian Christopher Clarence Clifford Clyde Cody Connor
    Corey Craig Curtis Dale Damon Daniel Darnell Darren Darryl David Dean Dennis Derek Derrick Devin Dominic Donald
    Donnell Douglas Dwayne Dwight Earl Edward Edwin Elijah Eric Ernest Ethan Eugene Floyd Francis Frank Franklin
    Frederick Gary George Gerald Gilbert Glenn Gordon Gregory Harold Harry Henry Herbert Howard Isaiah Jacob Jamal
    James Jared Jason Jeffrey Jeremy Jermaine Jerome Jesse Joel John Jonathan Jordan Joseph Joshua Julian Justin
    Karl Keith Kelvin Kenneth Kevin Kyle Lamont Larry Lawrence Leon Leonard Leroy Lester Lewis Logan Louis Malcolm
    Malik Marcus Mark Marquis Martin Marvin Matthew Maurice Melvin Michael Mitchell Nathan Nathaniel Nicholas Noah
    Norman Omar Oscar Patrick Paul Perry Peter Philip Quentin Ralph Randall Raymond Reginald Richard Robert Roderick
    Rodney Roger Roland Ronald Roosevelt Ross Roy Russell Ryan Samuel Scott Sean Shane Shawn Stanley Stephen Terrence
    Terrell Theodore Thomas Timothy Todd Travis Trevor Tyrone Vernon Victor Vincent Walter Warren Wayne Wesley
    Willard William Willie Winston Zachary`),
  surnames: words(`
    Abbott Adams Alexander Allen Anderson Andrews Armstrong Arnold Atkinson Austin Bailey Baker Baldwin Banks Barber
    Barnes Barnett Barrett Bates Beasley Bell Bennett Benson Berry Bishop Blackwell Blake Bowen Bowman Boyd Bradford
    Bradley Brewer Bridges Briggs Brooks Brown Bryant Burke Burns Burton Butler Byrd Callahan Campbell Cannon
    Carpenter Carroll Carson Carter Chambers Chapman Clark Clayton Cole Coleman Collins Conner Conway Cook Cooper
    Corbett Cox Crawford Cross Cunningham Curtis Daniels Davenport Davidson Davis Dawson Dean Dixon Donahue Dorsey
    Doyle Duffy Duncan Dunn Edwards Elliott Ellis Evans Farrell Ferguson Fields Finley Fisher Fitzgerald Fleming
    Fletcher Ford Foster Fowler Francis Franklin Frazier Freeman Fuller Gallagher Gardner Garrett Gaines Gibbs
    Gibson Gilmore Glover Goodwin Graham Grant Graves Gray Green Greer Griffin Hall Hamilton Hammond Hampton Hardy
    Harmon Harper Harris Harrison Hawkins Hayes Henderson Henry Hicks Hill Hodges Holland Holloway Holmes Hopkins
    Horton Howell Hubbard Hudson Hughes Hunter Ingram Irving Jackson Jacobs James Jefferson Jenkins Jennings Johnson
    Jones Joyner Kane Kelly Kennedy Knight Lambert Lawson Lewis Lloyd Logan Lowe Lucas Lynch Mack Malone Manning
    Marsh Marshall Mason Matthews Maxwell McBride McCarthy McCoy McDaniel McDonald McGee McKenna McKinney McLaughlin
    McNeil Meyers Miles Miller Mills Mitchell Montgomery Moore Morgan Morris Morrison Moss Murphy Murray Myers Nash
    Nelson Newman Newton Nichols Norris Norton O'Brien O'Connor O'Neill Osborne Owens Palmer Parker Patterson Payne
    Perkins Perry Peters Phillips Pierce Porter Powell Powers Pratt Price Quinn Randolph Reed Reeves Reid Reynolds
    Rhodes Richards Richardson Riley Roberts Robinson Rogers Ross Russell Ryan Sanders Saunders Sawyer Shaw Shelton
    Sherman Simmons Simpson Singleton Skinner Slater Smith Snyder Spencer Stephens Stevens Stewart Stokes Sullivan
    Sutton Sykes Taylor Terry Thomas Thompson Thornton Todd Townsend Tucker Turner Tyler Vaughn Wade Walker Wallace
    Walsh Walters Ward Warner Watkins Watson Watts Weaver Webb Weber Webster Wells West Wheeler White Wiggins Wilkins
    Williams Williamson Willis Wilson Winters Wise Wood Woods Wright Wyatt Yates Young`),
};

const spanish: NameFamily = {
  given: words(`
    Alberto Alejandro Angel Armando Carlos Cesar Diego Eduardo Emilio Enrique Esteban Felix Fernando Francisco Gabriel
    Gilberto Hector Ismael Javier Jorge Jose Juan Julio Luis Manuel Mario Miguel Nelson Orlando Pablo Pedro Rafael
    Ramon Raul Ricardo Roberto Ruben Santiago Sergio Wilfredo`),
  surnames: words(`
    Acevedo Acosta Aguilar Alicea Almonte Alvarado Alvarez Aponte Arroyo Ayala Baez Batista Benitez Bonilla Burgos
    Cabrera Calderon Camacho Carrasquillo Castillo Castro Cedeno Cintron Collado Colon Contreras Cordero Correa Cortes
    Crespo Cruz Delgado Diaz Dominguez Duran Echevarria Espinal Estrada Feliciano Fernandez Figueroa Flores Fuentes
    Garcia Gomez Gonzalez Guerrero Gutierrez Guzman Hernandez Jimenez Laboy Lopez Lozada Lugo Maldonado Marrero
    Martinez Medina Mejia Melendez Mendez Mercado Molina Montanez Morales Moreno Navarro Nieves Nunez Ocasio Ortega
    Ortiz Otero Pabon Pacheco Padilla Pagan Paulino Pena Peralta Perez Pimentel Polanco Quinones Ramirez Ramos Reyes
    Rios Rivera Robles Rodriguez Rojas Roman Rosado Rosario Ruiz Salazar Sanchez Santana Santiago Serrano Sosa Soto
    Suarez Tavarez Torres Valentin Vargas Vasquez Vega Velez Villanueva Zayas`),
};

const european: NameFamily = {
  given: words(`Angelo Carmine Dmitri Gino Igor Josef Leo Luca Marek Rocco Salvatore Stefan Tomasz Viktor`),
  surnames: words(`
    Amato Barone Bianchi Caruso Coppola D'Angelo DeLuca DeMarco Esposito Ferrara Gallo Giordano Greco Lombardo Longo
    Mancini Marino Messina Palumbo Parisi Romano Russo Santoro Serra Vitale Adamczyk Dombrowski Gorski Jankowski
    Kaminski Kowalski Krawczyk Nowak Petrov Sadowski Sokolov Wisniewski Zielinski Bauer Becker Fischer Hoffman Keller
    Klein Kramer Schneider Schultz Schwartz Stein Vogel Wagner`),
};

const caribbean: NameFamily = {
  given: words(`Desmond Errol Fabrice Jean Kwame Lloyd Ousmane Pierre Reynold Rohan`),
  surnames: words(`
    Alleyne Augustin Baptiste Bascombe Beckford Celestin Charles Charlemagne Clarke Desir Diallo Dorvil Etienne
    Francois Gayle Grandison Jean-Louis Joseph Lafleur Louis Mensah Noel Okafor Paul Philippe Pierre Ramkissoon
    Samuels Sesay Toussaint Traore`),
};

const asian: NameFamily = {
  given: words(`Ahmed Amir Anil Hassan Imran Jin Khalid Ming Rajesh Tariq Wei Yusuf`),
  surnames: words(`
    Ahmed Ali Bajwa Chan Chen Cheung Choi Chowdhury Hossain Huang Hussain Islam Kaur Khan Kim Lam Lau Li Liang Lin Liu
    Malik Mohammed Nguyen Park Patel Persaud Rahman Saleh Sharma Singh Tran Uddin Wang Wong Wu Zhang Zheng`),
};

/** The families, to be drawn in proportion to how many surnames each has. */
export const nameFamilies: readonly NameFamily[] = [general, spanish, european, caribbean, asian];

/** The given names anybody may bear, whatever the surname. */
export const generalGivenNames: readonly string[] = general.given;

/** Every given name once. */
export const givenNames: readonly string[] = [...new Set(nameFamilies.flatMap((family) => family.given))];

/** Every surname once. */
export const surnames: readonly string[] = [...new Set(nameFamilies.flatMap((family) => family.surnames))];

/** Chance combinations that would read as a well-known person, written `Given Surname`: not to be used. */
export const wellKnownCombinations: ReadonlySet<string> = new Set([
  'Aaron Carter', 'Aaron Hernandez', 'Adam Smith', 'Alan Jackson', 'Alan Turner', 'Alberto Gonzalez',
  'Alexander Hamilton', 'Andrew Jackson', 'Andrew Johnson', 'Andrew Young', 'Angel Hernandez', 'Anthony Anderson',
  'Anthony Davis', 'Anthony Edwards', 'Arthur Miller', 'Barry White', 'Benjamin Franklin', 'Benjamin Harrison',
  'Brian Fischer', 'Brian Wilson', 'Bruce Willis', 'Calvin Klein', 'Carl Lewis', 'Carlos Santana', 'Cedric Wright',
  'Charles Joseph', 'Charles Manning', 'Charles Taylor', 'Christopher Brown', 'Christopher Wallace',
  'Clarence Thomas', 'Corey Wise', 'Craig Robinson', 'Curtis Jackson', 'David Cross', 'Derek Fisher',
  'Donald Glover', 'Dwayne Johnson', 'Earl Campbell', 'Earl Simmons', 'Edward Kennedy', 'Edward Norton',
  'Elijah Wood', 'Eric Adams', 'Eric Smith', 'Fernando Torres', 'Floyd Patterson', 'Francis Coppola',
  'Franklin Pierce', 'Gary Payne', 'George Foster', 'George Jefferson', 'Gerald Ford', 'Glenn Miller',
  'Harold Ford', 'Harry Reid', 'Hector Camacho', 'Henry Ford', 'Isaiah Thomas', 'Jacob Jacobs', 'James Brown',
  'James Dean', 'James Taylor', 'Javier Baez', 'Jermaine Jackson', 'Jerome Powell', 'Jesse Jackson', 'Jesse James',
  'Jesse Owens', 'John Adams', 'John Brown', 'John Kennedy', 'John Tyler', 'Jonathan Edwards', 'Jorge Ramos',
  'Jose Ramirez', 'Joseph Smith', 'Juan Gonzalez', 'Julio Jones', 'Justin Fields', 'Karl Malone',
  'Kenneth Williams', 'Kevin Richardson', 'Larry Davis', 'Larry Holmes', 'Lawrence Taylor', 'Leon Russell',
  'Logan Paul', 'Louis Armstrong', 'Luis Guzman', 'Malcolm Young', 'Malik Taylor', 'Marcus Allen', 'Mario Lopez',
  'Mark Chapman', 'Mark Davis', 'Mark Hamilton', 'Martin Freeman', 'Marvin Harrison', 'Matthew Perry',
  'Maurice White', 'Michael Brown', 'Michael Collins', 'Michael Jackson', 'Michael Moore', 'Michael Porter',
  'Miguel Cabrera', 'Nelson Cruz', 'Noah Webster', 'Oscar Hernandez', 'Oscar Robinson', 'Patrick Henry',
  'Paul Newman', 'Paul Pierce', 'Paul Ryan', 'Pedro Martinez', 'Peter Parker', 'Randall Cunningham', 'Raul Castro',
  'Raymond Charles', 'Raymond Santana', 'Reginald Jackson', 'Richard Burton', 'Robert Chambers', 'Robert Hayes',
  'Robert Kelly', 'Robert Kennedy', 'Robert Palmer', 'Robert Robinson', 'Russell Wilson', 'Ryan Reynolds',
  'Samuel Adams', 'Samuel Jackson', 'Scott Walker', 'Stanley Hudson', 'Thomas Jefferson', 'Timothy Duncan',
  'Victor Cruz', 'Vincent Price', 'Walter White', 'William Harrison', 'Willie Nelson', 'Zachary Taylor',
]);
