// The demonstration behind `npm start`: the command line with its hidden command.
process.argv.splice(2, 0, 'first-run');
require('./main');
