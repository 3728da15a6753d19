/** How the list of users stands before anybody sorts it. */
export const userListDefaults = { sort: 'username', pageSize: 50 };
