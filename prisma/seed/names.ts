import type { Random } from '~/engine/random';

export interface PersonName {
  lastName: string;
  firstName: string;
  patronymic: string | null;
}

const list = (text: string): string[] => text.trim().split(/\s+/);

/** Surnames in the form of men; women's end in -a. */
const russianLast = list(`
Ivanov Petrov Sidorov Smirnov Kuznetsov Popov Vasilyev Sokolov Mikhaylov Novikov Fyodorov Morozov Volkov Alekseyev Lebedev Semyonov
Yegorov Pavlov Kozlov Stepanov Nikolayev Orlov Andreyev Makarov Nikitin Zakharov Zaytsev Solovyov Borisov Yakovlev Grigoryev Romanov
Vorobyov Sergeyev Frolov Aleksandrov Dmitriyev Korolyov Gusev Kiselyov Ilyin Maksimov Polyakov Sorokin Vinogradov Kovalyov Belov
Medvedev Antonov Tarasov Zhukov Baranov Filippov Komarov Davydov Belyayev Gerasimov Bogdanov Osipov Matveyev Titov Markov Mironov
Krylov Kulikov Karpov Vlasov Melnikov Denisov Gavrilov Tikhonov Kazakov Afanasyev Danilov Savelyev Timofeyev Fomin Chernov Abramov
Martynov Yefimov Fedotov Shcherbakov Nazarov Kalinin Isayev Chernyshyov Bykov Maslov Rodionov Konovalov Lazarev Voronin Klimov
Filatov Ponomaryov Golubev Kudryavtsev Prokhorov Naumov Potapov Zhuravlyov Ovchinnikov Trofimov Leonov Sobolev Yermakov Kolesnikov
Goncharov Yemelyanov Nikiforov Grachyov Kotov Grishin Yefremov Arkhipov Gromov Kirillov Malyshev Panov Moiseyev Rumyantsev Akimov`);

const russianWomen = list(`
Anna Maria Yelena Olga Natalya Yekaterina Tatyana Irina Svetlana Yulia Anastasia Darya Ksenia Polina Alina Viktoria Marina Yevgenia
Lyudmila Galina Nadezhda Vera Larisa Oksana Kristina Diana Valeria Sofia Veronika Alyona Margarita Zhanna Inna Regina Elvira Guzel`);

const russianMen = list(`
Aleksandr Dmitry Sergey Andrey Aleksey Maksim Yevgeny Ivan Mikhail Nikita Artyom Ilya Kirill Pavel Denis Roman Vladimir Oleg Igor
Anton Konstantin Vadim Stanislav Timur Ruslan Grigory Gleb Yegor Matvey Viktor`);

const fathers: [string, string][] = list(`
Aleksandrovich/Aleksandrovna Dmitriyevich/Dmitriyevna Sergeyevich/Sergeyevna Andreyevich/Andreyevna Alekseyevich/Alekseyevna
Ivanovich/Ivanovna Mikhaylovich/Mikhaylovna Nikolayevich/Nikolayevna Vladimirovich/Vladimirovna Viktorovich/Viktorovna
Pavlovich/Pavlovna Igorevich/Igorevna Olegovich/Olegovna Yuryevich/Yuryevna Petrovich/Petrovna Vasilyevich/Vasilyevna`).map(
  (pair) => pair.split('/') as [string, string],
);

const englishLast = list(`
Adams Bailey Barker Bennett Brooks Carter Clarke Collins Cooper Davies Edwards Evans Ferreira Fletcher Foster Graham Griffin Hall
Harris Hughes Jackson Kelly Lewis Marques Mitchell Moore Morris Murphy Nunes Oliveira Parker Phillips Price Reed Roberts Santos Shaw
Silva Stewart Taylor Turner Walker Watson Webb Wood Wright`);

const englishFirst = list(`
Alice Amelia Beatriz Charlotte Chloe Daniel David Emily Emma Ethan George Grace Hannah Harry Isabella Jack James Joana Joao Leo Lily
Lucas Lucy Mark Mia Nina Noah Oliver Oscar Pedro Rachel Ruby Sam Sofia Thomas Tiago William Zoe`);

/** A name that reads as one person's: surname, first name and patronymic agree. */
export function drawName(random: Random, kind: 'russian' | 'english'): PersonName {
  if (kind === 'english')
    return { lastName: random.pick(englishLast), firstName: random.pick(englishFirst), patronymic: null };
  const isWoman = random.next() < 0.68;
  const lastName = random.pick(russianLast);
  const [son, daughter] = random.pick(fathers);
  return {
    lastName: isWoman ? `${lastName}a` : lastName,
    firstName: random.pick(isWoman ? russianWomen : russianMen),
    patronymic: isWoman ? daughter : son,
  };
}
